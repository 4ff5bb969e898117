import { Link } from "@tanstack/react-router";
import type { Me } from "@/api/schema";
import { t } from "@/i18n/t";
import { Mark } from "./Mark";
import { type NavItem, navigationFor } from "./navigation";
import classes from "./Rail.module.css";

export function Rail({ me }: { me: Me }) {
	const items = navigationFor(me);
	return (
		<nav className={classes["rail"]} aria-label={t("shell.navigation")}>
			<Mark className={classes["mark"]} />
			<ul className={classes["items"]}>{items.filter(({ foot }) => foot !== true).map(item)}</ul>
			<ul className={classes["items"]}>{items.filter(({ foot }) => foot === true).map(item)}</ul>
		</nav>
	);
}

function item({ area, to, label, icon: Icon }: NavItem) {
	return (
		<li key={area}>
			<Link to={to} className={classes["item"]}>
				<Icon aria-hidden size={19} stroke={1.6} />
				{t(label)}
			</Link>
		</li>
	);
}
