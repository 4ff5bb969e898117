import type { Role } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export const ROLE_WORDS: Readonly<Record<Role, PlainKey>> = {
	SCHEDULER: "shell.roleScheduler",
	RADIOLOGIST: "shell.roleRadiologist",
	LEAD: "shell.roleLead",
	NURSE: "shell.roleNurse",
	ADMINISTRATOR: "shell.roleAdministrator",
	AUDITOR: "shell.roleAuditor",
};

/** As the server has it: a lead radiologist is a radiologist. */
export function countsAs(role: Role, other: Role): boolean {
	return role === other || (role === "LEAD" && other === "RADIOLOGIST");
}
