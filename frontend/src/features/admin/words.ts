import "@/i18n/absences";
import type { ClosureKind, DayOfWeek, EquipmentKind, ResourceKind, RoomKind } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";

export const KIND_WORDS: Record<ResourceKind, PlainKey> = {
	ROOM: "admin.kindRoom",
	OPERATOR: "admin.kindOperator",
	SEDATION_PROVIDER: "admin.kindSedation",
	EQUIPMENT: "admin.kindEquipment",
};

export function choicesOf(words: Readonly<Record<string, PlainKey>>): { value: string; label: string }[] {
	return Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));
}

/** The server's ETag of a row that came in a list, where only the number stands. */
export function etagOfVersion(version: number): string {
	return `"${version}"`;
}

export const WEEKDAY_WORDS: Record<DayOfWeek, PlainKey> = {
	MONDAY: "admin.MONDAY",
	TUESDAY: "admin.TUESDAY",
	WEDNESDAY: "admin.WEDNESDAY",
	THURSDAY: "admin.THURSDAY",
	FRIDAY: "admin.FRIDAY",
	SATURDAY: "admin.SATURDAY",
	SUNDAY: "admin.SUNDAY",
};

export const ROOM_WORDS: Record<RoomKind, PlainKey> = {
	ANGIO_SINGLE_PLANE: "absences.ANGIO_SINGLE_PLANE",
	ANGIO_BIPLANE: "absences.ANGIO_BIPLANE",
	CT: "absences.CT",
	HYBRID_OR: "absences.HYBRID_OR",
	PROCEDURE_ROOM: "absences.PROCEDURE_ROOM",
};

export const EQUIPMENT_WORDS: Record<EquipmentKind, PlainKey> = {
	C_ARM: "absences.C_ARM",
	KIT: "absences.KIT",
	OTHER: "absences.OTHER_EQUIPMENT",
};

export const CLOSURE_WORDS: Record<ClosureKind, PlainKey> = {
	LEAVE: "absences.LEAVE",
	SICK: "absences.SICK",
	SERVICE: "absences.SERVICE",
	OTHER: "absences.OTHER",
};
