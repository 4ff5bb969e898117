import "@/i18n/absences";
import {
	IconBandage,
	IconBeach,
	IconBone,
	IconCalendarTime,
	IconChartHistogram,
	IconChecklist,
	IconClockPlay,
	IconFileImport,
	IconHistory,
	IconLayoutGrid,
	IconNotes,
	IconPackage,
	IconPhoneCall,
	IconSettings,
	IconStethoscope,
	IconUrgent,
	IconUsers,
	type TablerIcon,
} from "@tabler/icons-react";
import type { Me } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import { type Area, mayEnter } from "../access";

export type NavItem = {
	area: Area;
	to:
		| "/board"
		| "/day"
		| "/patients"
		| "/episodes"
		| "/vetting"
		| "/readiness"
		| "/plan"
		| "/notes"
		| "/calls"
		| "/outcomes"
		| "/bone-health"
		| "/supply"
		| "/absences"
		| "/import"
		| "/admin"
		| "/emergency"
		| "/audit";
	/** At most ten letters: the rail is narrow. */
	label: PlainKey;
	command: PlainKey;
	icon: TablerIcon;
	/** Rarely needed: at the foot of the rail. */
	foot?: true;
};

const ITEMS: readonly NavItem[] = [
	{ area: "board", to: "/board", label: "shell.board", command: "shell.board", icon: IconCalendarTime },
	{ area: "day", to: "/day", label: "shell.day", command: "shell.dayLong", icon: IconClockPlay },
	{ area: "patients", to: "/patients", label: "shell.patients", command: "shell.patients", icon: IconUsers },
	{ area: "episodes", to: "/episodes", label: "shell.episodes", command: "shell.episodes", icon: IconBone },
	{ area: "vetting", to: "/vetting", label: "shell.vetting", command: "shell.vetting", icon: IconStethoscope },
	{
		area: "readiness",
		to: "/readiness",
		label: "shell.readiness",
		command: "shell.readinessLong",
		icon: IconChecklist,
	},
	{ area: "plan", to: "/plan", label: "shell.plan", command: "shell.planLong", icon: IconLayoutGrid },
	{ area: "notes", to: "/notes", label: "shell.notes", command: "shell.notesLong", icon: IconNotes },
	{ area: "calls", to: "/calls", label: "shell.calls", command: "shell.callsLong", icon: IconPhoneCall },
	{
		area: "outcomes",
		to: "/outcomes",
		label: "shell.outcomes",
		command: "shell.outcomesLong",
		icon: IconChartHistogram,
	},
	{ area: "bones", to: "/bone-health", label: "shell.bones", command: "shell.bonesLong", icon: IconBandage },
	{ area: "supply", to: "/supply", label: "shell.supply", command: "shell.supplyLong", icon: IconPackage },
	{
		area: "absences",
		to: "/absences",
		label: "absences.short",
		command: "absences.title",
		icon: IconBeach,
		foot: true,
	},
	{ area: "import", to: "/import", label: "shell.import", command: "shell.import", icon: IconFileImport, foot: true },
	{
		area: "emergency",
		to: "/emergency",
		label: "shell.emergency",
		command: "shell.emergencyLong",
		icon: IconUrgent,
		foot: true,
	},
	{ area: "audit", to: "/audit", label: "shell.audit", command: "shell.audit", icon: IconHistory, foot: true },
	{ area: "admin", to: "/admin", label: "shell.admin", command: "shell.adminLong", icon: IconSettings, foot: true },
];

export function navigationFor(me: Me): readonly NavItem[] {
	return ITEMS.filter(({ area }) => mayEnter(me, area));
}

export function firstPageFor(me: Me): NavItem | undefined {
	return navigationFor(me)[0];
}
