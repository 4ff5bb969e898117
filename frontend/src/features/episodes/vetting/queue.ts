import type { EpisodeRow, Urgency } from "@/api/schema";

const PRESSING: Record<Urgency, number> = { EMERGENT: 0, URGENT: 1, ROUTINE: 2 };

/** Red flags first, then urgency, then who waits longest; among equals the older number keeps the order stable. */
export function byPressure(one: EpisodeRow, other: EpisodeRow): number {
	return (
		Number(other.redFlags.length > 0) - Number(one.redFlags.length > 0) ||
		PRESSING[one.urgency] - PRESSING[other.urgency] ||
		other.daysWaiting - one.daysWaiting ||
		one.referredAt.localeCompare(other.referredAt)
	);
}
