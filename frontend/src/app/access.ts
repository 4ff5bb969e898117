import { notFound } from "@tanstack/react-router";
import type { Me } from "@/api/schema";
import { may } from "@/api/session";

/**
 * The areas of the application in the order of the navigation, each with the permission that opens it. A permission the
 * server does not name is not held: no list, no access.
 */
export const AREA_PERMISSIONS = {
	board: "BOOKING_READ",
	day: "BOOKING_READ",
	patients: "PATIENT_READ",
	episodes: "EPISODE_READ",
	vetting: "EPISODE_VET",
	readiness: "READINESS_READ",
	plan: "BOOKING_SCHEDULE",
	notes: "NOTE_READ",
	calls: "FOLLOWUP_READ",
	outcomes: "OUTCOME_READ",
	bones: "FOLLOWUP_READ",
	supply: "SUPPLY_READ",
	recall: "RECALL_RUN",
	absences: "RESOURCE_CLOSE",
	import: "PATIENT_IMPORT",
	emergency: "BREAK_GLASS_REVIEW",
	admin: "USER_MANAGE",
	audit: "AUDIT_READ",
} as const;

export type Area = keyof typeof AREA_PERMISSIONS;

export function mayEnter(me: Me, area: Area): boolean {
	return may(me, AREA_PERMISSIONS[area]);
}

const NO_ACCESS = { reason: "no-access" };

export function isNoAccess(data: unknown): boolean {
	return data === NO_ACCESS;
}

/** For `beforeLoad`: stops before any loader of the route asks the server for data. */
export function requireArea(area: Area): (args: { context: { me: Me } }) => void {
	return ({ context }) => {
		if (!mayEnter(context.me, area)) throw notFound({ data: NO_ACCESS });
	};
}
