import { board } from "./board";
import { calls } from "./calls";
import { clinical } from "./clinical";
import { common } from "./common";
import { episode } from "./episode";
import { imports } from "./imports";
import { notes } from "./notes";
import { patients } from "./patients";
import { problems } from "./problems";
import { readiness } from "./readiness";
import { referral } from "./referral";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { vetting } from "./vetting";

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en = {
	board,
	calls,
	clinical,
	common,
	episode,
	imports,
	notes,
	patients,
	problems,
	readiness,
	referral,
	shell,
	signIn,
	vetting,
} as const;
