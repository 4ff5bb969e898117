import { calls } from "./calls";
import { clinical } from "./clinical";
import { common } from "./common";
import { notes } from "./notes";
import { problems } from "./problems";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { vetting } from "./vetting";

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en = { calls, clinical, common, notes, problems, shell, signIn, vetting } as const;
