import type { Approach, FractureShape, LevelStatus, VertebralLevel } from "./levels";

export const spineStrings = {
	posterior: "Posterior",
	posteriorHint: "seen from behind",
	lateral: "Lateral",
	lateralHint: "seen from the left",
	left: "L",
	right: "R",
	leftLong: "Patient's left",
	rightLong: "Patient's right",
	legend: "Marks on the spine",
	status: {
		normal: "normal",
		fractured: "fractured",
		planned: "planned",
		treated: "treated",
		prior: "previously treated",
		healed: "old, healed",
	} satisfies Record<LevelStatus, string>,
	legendStatus: {
		normal: "Normal",
		fractured: "Fractured",
		planned: "Planned",
		treated: "Treated",
		prior: "Previously treated",
		healed: "Old, healed",
	} satisfies Record<LevelStatus, string>,
	shape: {
		WEDGE: "wedge fracture",
		BICONCAVE: "biconcave fracture",
		CRUSH: "crush fracture",
	} satisfies Record<FractureShape, string>,
	approach: {
		LEFT: "left approach",
		RIGHT: "right approach",
		BOTH: "approach from both sides",
	} satisfies Record<Approach, string>,
	approachShort: { LEFT: "L", RIGHT: "R", BOTH: "L+R" } satisfies Record<Approach, string>,
	notRecorded: "nothing recorded",
	heightLoss: (percent: number) => `${percent}% height loss`,
	sacrum: (level: VertebralLevel) => `${level}, sacrum`,
	nothing: "No level is marked.",
	summary: (marked: string) => `Marked levels: ${marked}.`,
};

export type SpineStrings = typeof spineStrings;
