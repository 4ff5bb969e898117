import type { AuditAction } from "@/api/schema";
import { addDays, type IsoDate, instantAt, isIsoDate } from "@/lib/time";
import { ACTIONS } from "./words";

/** Opaque ids and days only, so that a view of the trail can be handed on as an address. */
export type AuditFilter = {
	user?: string;
	patient?: string;
	action?: AuditAction;
	from?: IsoDate;
	to?: IsoDate;
	page?: number;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
	return UUID.test(text);
}

/** What an address says, as far as it makes sense. */
export function filterOf(search: Readonly<Record<string, unknown>>): AuditFilter {
	const { user, patient, from, to, page } = search;
	const action = ACTIONS.find((known) => known === search["action"]);
	return {
		...(typeof user === "string" && isId(user) && { user }),
		...(typeof patient === "string" && isId(patient) && { patient }),
		...(action !== undefined && { action }),
		...(typeof from === "string" && isIsoDate(from) && { from }),
		...(typeof to === "string" && isIsoDate(to) && { to }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
	};
}

/** Both days belong to what is asked, as the facility's calendar has them. */
export function queryOf({ user, patient, action, from, to, page = 0 }: AuditFilter, zone: string) {
	return {
		...(user !== undefined && { userId: user }),
		...(patient !== undefined && { patientId: patient }),
		...(action !== undefined && { action }),
		...(from !== undefined && { from: instantAt(from, 0, zone) }),
		...(to !== undefined && { to: instantAt(addDays(to, 1), 0, zone) }),
		page,
		size: 50,
	};
}
