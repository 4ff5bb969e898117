import {
	IconBan,
	IconDownload,
	IconEye,
	IconLogin2,
	IconLogout2,
	IconPencil,
	IconPlus,
	IconPrinter,
	IconSearch,
	IconShieldX,
	IconTrash,
	IconUrgent,
	type TablerIcon,
} from "@tabler/icons-react";
import type { AuditAction } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import { ROLE_WORDS } from "@/lib/roles";
import type { Tone } from "@/ui/tones";

export const ACTION_LOOKS: Record<AuditAction, { label: PlainKey; tone: Tone; icon: TablerIcon }> = {
	CREATE: { label: "audit.actionCreate", tone: "blue", icon: IconPlus },
	READ: { label: "audit.actionRead", tone: "grey", icon: IconEye },
	UPDATE: { label: "audit.actionUpdate", tone: "blue", icon: IconPencil },
	DELETE: { label: "audit.actionDelete", tone: "amber", icon: IconTrash },
	SIGN_IN: { label: "audit.actionSignIn", tone: "grey", icon: IconLogin2 },
	SIGN_IN_FAILED: { label: "audit.actionSignInFailed", tone: "red", icon: IconShieldX },
	SIGN_OUT: { label: "audit.actionSignOut", tone: "grey", icon: IconLogout2 },
	DENIED: { label: "audit.actionDenied", tone: "red", icon: IconBan },
	SEARCH: { label: "audit.actionSearch", tone: "grey", icon: IconSearch },
	PRINT: { label: "audit.actionPrint", tone: "amber", icon: IconPrinter },
	EXPORT: { label: "audit.actionExport", tone: "amber", icon: IconDownload },
	EMERGENCY_START: { label: "audit.actionEmergencyStart", tone: "red", icon: IconUrgent },
	EMERGENCY_END: { label: "audit.actionEmergencyEnd", tone: "grey", icon: IconUrgent },
};

export const ACTIONS: readonly AuditAction[] = [
	"CREATE",
	"READ",
	"UPDATE",
	"DELETE",
	"SIGN_IN",
	"SIGN_IN_FAILED",
	"SIGN_OUT",
	"DENIED",
	"SEARCH",
	"PRINT",
	"EXPORT",
	"EMERGENCY_START",
	"EMERGENCY_END",
];

const ROLES: Readonly<Record<string, PlainKey | undefined>> = ROLE_WORDS;

/** The trail outlives roles: what is no longer known is shown as it was written. */
export function roleKey(role: string): PlainKey | undefined {
	return ROLES[role];
}

/** "PatientContact" as "Patient contact", "interpreterNeeded" as "interpreter needed". */
export function spaced(name: string): string {
	return name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}
