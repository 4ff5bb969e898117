import { UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { Me } from "@/api/schema";
import { may } from "@/api/session";
import { t } from "@/i18n/t";
import { EscalationBadge } from "./EscalationBadge";
import { palette } from "./palette";
import { SchemeMenu } from "./SchemeMenu";
import classes from "./TopBar.module.css";
import { UserMenu } from "./UserMenu";

export function TopBar({ me }: { me: Me }) {
	return (
		<header className={classes["bar"]}>
			<span className={classes["product"]}>{t("shell.product")}</span>
			<span className={classes["facility"]}>{me.facility.name}</span>
			<UnstyledButton className={classes["search"] ?? ""} onClick={palette.open} aria-keyshortcuts="Control+K">
				<IconSearch aria-hidden size={15} stroke={1.7} />
				<span className={classes["searchText"]}>{t("shell.search")}</span>
				<kbd className={classes["key"]}>Ctrl K</kbd>
			</UnstyledButton>
			{may(me, "ESCALATION_ANSWER") && <EscalationBadge />}
			<SchemeMenu />
			<UserMenu me={me} />
		</header>
	);
}
