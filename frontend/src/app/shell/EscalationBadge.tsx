import { IconUrgent } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import classes from "./TopBar.module.css";

const ASK_EVERY = 20_000;

/** For whoever answers escalations: there only while one waits for him. */
export function EscalationBadge() {
	const { data } = useQuery({
		...$api.queryOptions("get", "/api/follow-up/escalations/mine", {}),
		refetchInterval: ASK_EVERY,
	});
	const waiting = data?.unanswered ?? 0;
	return (
		<span role="status">
			{waiting > 0 && (
				<Link to="/calls/escalations" className={classes["escalations"]}>
					<IconUrgent aria-hidden size={16} />
					{t("shell.escalations", { count: waiting })}
				</Link>
			)}
		</span>
	);
}
