import { absences } from "./absences";
import { admin } from "./admin";
import { audit } from "./audit";
import { board } from "./board";
import { calls } from "./calls";
import { common } from "./common";
import { episodes } from "./episodes";
import { imports } from "./imports";
import { notes } from "./notes";
import { patients } from "./patients";
import { plan } from "./plan";
import { problems } from "./problems";
import { readiness } from "./readiness";
import { referral } from "./referral";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { vetting } from "./vetting";
import { workup } from "./workup";

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en = {
	absences,
	admin,
	audit,
	board,
	calls,
	common,
	episodes,
	imports,
	notes,
	patients,
	plan,
	problems,
	readiness,
	referral,
	shell,
	signIn,
	vetting,
	workup,
} as const;
