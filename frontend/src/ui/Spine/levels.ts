/** Head to tail, the order in which every list of levels is shown. The names are the server's. */
export const VERTEBRAL_LEVELS = [
	"C3",
	"C4",
	"C5",
	"C6",
	"C7",
	"T1",
	"T2",
	"T3",
	"T4",
	"T5",
	"T6",
	"T7",
	"T8",
	"T9",
	"T10",
	"T11",
	"T12",
	"T13",
	"L1",
	"L2",
	"L3",
	"L4",
	"L5",
	"L6",
	"S1",
	"S2",
	"S3",
	"S4",
	"S5",
] as const;

export type VertebralLevel = (typeof VERTEBRAL_LEVELS)[number];

export type LevelStatus = "normal" | "fractured" | "planned" | "treated" | "prior" | "healed";
export type FractureShape = "WEDGE" | "BICONCAVE" | "CRUSH";
export type Approach = "LEFT" | "RIGHT" | "BOTH";

export type SpineLevelState = {
	level: VertebralLevel;
	status: LevelStatus;
	/** The side of the pedicle (of the ala, at the sacrum), as the patient has it. */
	approach?: Approach;
	heightLossPercent?: number;
	shape?: FractureShape;
	callout?: { title: string; detail: string };
};

/**
 * The rows to draw. The neck, the lower sacrum, and T13 and L6 (which few people have) appear only when something is
 * recorded there; then also what lies between them and the usual rows, so that nobody counts across a gap.
 */
export function shownLevels(states: readonly SpineLevelState[]): readonly VertebralLevel[] {
	const at = (level: VertebralLevel) => VERTEBRAL_LEVELS.indexOf(level);
	const recorded = states.map(({ level }) => at(level));
	const first = Math.min(at("T1"), ...recorded);
	const last = Math.max(at("S1"), ...recorded);
	return VERTEBRAL_LEVELS.filter((level, index) => {
		if (index < first || index > last) return false;
		return level === "T13" || level === "L6" ? recorded.includes(index) : true;
	});
}

export function isSacral(level: VertebralLevel): boolean {
	return level.startsWith("S");
}
