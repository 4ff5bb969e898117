import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./Shell.module.css";

/** Asked again with every page that is opened, and not in between: polling would keep a deserted session alive. */
export function ReadOnlyBanner() {
	const zone = useZone();
	const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
	const { data, refetch } = $api.useQuery("get", "/api/operations/read-only", {}, { retry: false });
	// biome-ignore lint/correctness/useExhaustiveDependencies: the page is the occasion
	useEffect(() => {
		void refetch();
	}, [pathname, refetch]);
	const standing = data?.standing;
	if (standing === undefined || standing === null) return null;
	return (
		<p className={classes["demo"]} role="status">
			{standing.expectedEnd === undefined
				? t("shell.readOnly", { reason: standing.reason })
				: t("shell.readOnlyUntil", { reason: standing.reason, time: formatTime(standing.expectedEnd, zone) })}
		</p>
	);
}
