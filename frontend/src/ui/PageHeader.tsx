import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import classes from "./PageHeader.module.css";

type Props = {
	title: string;
	/** One short line beside the title: a day, a range, a count. */
	subtitle?: ReactNode;
	/** Filters and switches, left. */
	children?: ReactNode;
	/** Buttons, right; the primary one last. */
	actions?: ReactNode;
};

/** The only `h1` of a page; also names the browser tab. */
export function PageHeader({ title, subtitle, children, actions }: Props) {
	return (
		<div className={classes["header"]}>
			<title>{`${title} · ${t("shell.product")}`}</title>
			<h1 className={classes["title"]}>{title}</h1>
			{subtitle !== undefined && <div className={classes["subtitle"]}>{subtitle}</div>}
			{children}
			{actions !== undefined && <div className={classes["actions"]}>{actions}</div>}
		</div>
	);
}
