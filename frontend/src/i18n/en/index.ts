import type { absences } from "./absences";
import type { account } from "./account";
import type { admin } from "./admin";
import type { adverse } from "./adverse";
import type { audit } from "./audit";
import type { board } from "./board";
import type { bones } from "./bones";
import type { calls } from "./calls";
import type { care } from "./care";
import { common } from "./common";
import type { day } from "./day";
import type { dose } from "./dose";
import { episodes } from "./episodes";
import type { imports } from "./imports";
import type { notes } from "./notes";
import type { operations } from "./operations";
import type { outcomes } from "./outcomes";
import { patients } from "./patients";
import type { plan } from "./plan";
import { problems } from "./problems";
import type { proms } from "./proms";
import { readiness } from "./readiness";
import { referral } from "./referral";
import type { restricted } from "./restricted";
import { shell } from "./shell";
import { signIn } from "./signIn";
import type { supply } from "./supply";
import type { vetting } from "./vetting";
import type { workup } from "./workup";

/** Areas that are entered from elsewhere bring their words along when they are loaded: the first page stays light. */
type Late = {
	absences: typeof absences;
	workup: typeof workup;
	vetting: typeof vetting;
	board: typeof board;
	account: typeof account;
	admin: typeof admin;
	adverse: typeof adverse;
	audit: typeof audit;
	bones: typeof bones;
	calls: typeof calls;
	care: typeof care;
	day: typeof day;
	dose: typeof dose;
	imports: typeof imports;
	notes: typeof notes;
	outcomes: typeof outcomes;
	operations: typeof operations;
	plan: typeof plan;
	proms: typeof proms;
	restricted: typeof restricted;
	supply: typeof supply;
};

const atOnce = {
	common,
	episodes,
	patients,
	problems,
	readiness,
	referral,
	shell,
	signIn,
} as const;

export type Catalogue = typeof atOnce & Late;

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en: typeof atOnce & Partial<Late> = { ...atOnce };

export function addWords(words: Partial<Late>) {
	Object.assign(en, words);
}
