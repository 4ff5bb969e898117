import type {
	CareSetting,
	EpisodeRequest,
	FractureMechanism,
	Indication,
	NonSurgicalResult,
	PainCourse,
	RedFlag,
	Urgency,
	VertebralLevel,
} from "@/api/schema";
import type { Nrs } from "@/lib/pain";
import type { IsoDate } from "@/lib/time";
import { NO_RMDQ, type RmdqEntry, rmdqRequest } from "@/ui/rmdq";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";
import { filled } from "../patientValues";

export type FractureValues = {
	level: VertebralLevel;
	onset: IsoDate | null;
	mechanism: FractureMechanism | null;
	note: string;
};

/** What stands in the form; the names are the request's, so that the server's complaints find their fields. */
export type ReferralValues = {
	urgency: Urgency | null;
	indication: Indication | null;
	setting: CareSetting | null;
	referrer: { name: string; organisation: string; phone: string };
	fractures: FractureValues[];
	painAtRest: Nrs | null;
	painOnMovement: Nrs | null;
	rmdq: RmdqEntry;
	nonSurgicalCare: string;
	nonSurgicalResult: NonSurgicalResult | null;
	painCourse: PainCourse | null;
	redFlags: RedFlag[];
	goals: string;
};

export const NEW_REFERRAL: ReferralValues = {
	urgency: null,
	indication: null,
	setting: null,
	referrer: { name: "", organisation: "", phone: "" },
	fractures: [],
	painAtRest: null,
	painOnMovement: null,
	rmdq: NO_RMDQ,
	nonSurgicalCare: "",
	nonSurgicalResult: null,
	painCourse: null,
	redFlags: [],
	goals: "",
};

/** Several levels usually broke on one day: the next starts with what was entered for the last. */
export function nextFracture(level: VertebralLevel, known: readonly FractureValues[]): FractureValues {
	const last = known.at(-1);
	return { level, onset: last?.onset ?? null, mechanism: last?.mechanism ?? null, note: "" };
}

/** Head to tail, whatever the order they were chosen in. */
export function placeOf(level: VertebralLevel, known: readonly FractureValues[]): number {
	const at = VERTEBRAL_LEVELS.indexOf(level);
	const below = known.findIndex((fracture) => VERTEBRAL_LEVELS.indexOf(fracture.level) > at);
	return below === -1 ? known.length : below;
}

/** Of a form that has been checked. */
export function requestOf(values: ReferralValues): EpisodeRequest {
	const { urgency, indication, setting, painAtRest, painOnMovement, rmdq, nonSurgicalResult, painCourse } = values;
	return {
		urgency: known(urgency),
		indication: known(indication),
		setting: known(setting),
		referrer: {
			name: values.referrer.name.trim(),
			...filled("organisation", values.referrer.organisation),
			...filled("phone", values.referrer.phone),
		},
		fractures: values.fractures.map(({ level, onset, mechanism, note }) => ({
			level,
			onset: known(onset),
			mechanism: known(mechanism),
			...filled("note", note),
		})),
		painOnMovement: known(painOnMovement),
		...(painAtRest !== null && { painAtRest }),
		...rmdqRequest(rmdq),
		redFlags: values.redFlags,
		...(nonSurgicalResult !== null && { nonSurgicalResult }),
		...(painCourse !== null && { painCourse }),
		...filled("nonSurgicalCare", values.nonSurgicalCare),
		...filled("goals", values.goals),
	};
}

function known<T>(value: T | null): T {
	if (value === null) throw new Error("The form was sent before it was checked");
	return value;
}
