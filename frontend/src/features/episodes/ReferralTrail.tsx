import { $api } from "@/api/client";
import type { ReferralEventKind } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./episodes.module.css";

const STEP_WORDS: Record<ReferralEventKind, PlainKey> = {
	ACCEPTED: "episodes.trailAccepted",
	INFORMATION_REQUESTED: "episodes.trailAsked",
	DECLINED: "episodes.trailDeclined",
	INFORMATION_GIVEN: "episodes.trailGiven",
	WITHDRAWN: "episodes.trailWithdrawn",
};

/** What was asked and told about the referral, newest first; nothing while nobody has decided anything. */
export function ReferralTrail({ episodeId }: { episodeId: string }) {
	const zone = useZone();
	const { data } = $api.useQuery("get", "/api/episodes/{id}/referral-events", {
		params: { path: { id: episodeId } },
	});
	if (data === undefined || data.length === 0) return null;
	return (
		<ul className={classes["plainList"]} aria-label={t("episodes.trail")}>
			{data.map(({ id, kind, reason, byName, at }) => (
				<li key={id}>
					<strong>{t(STEP_WORDS[kind])}</strong> {reason}{" "}
					<span className={classes["dim"]}>
						{t("episodes.decidedBy", { name: byName, when: formatDateTime(at, zone) })}
					</span>
				</li>
			))}
		</ul>
	);
}
