export { DayGrid } from "./DayGrid";
export type { DayGridStrings } from "./strings";
export { dayGridStrings } from "./strings";
export type {
	DayGridApi,
	DayGridBackground,
	DayGridColumn,
	DayGridFlag,
	DayGridItem,
	DayGridStatus,
	Look,
	Outlook,
	PointerStart,
	Target,
} from "./types";
