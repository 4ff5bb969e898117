import { board } from "./board";
import { common } from "./common";
import { patients } from "./patients";
import { problems } from "./problems";
import { readiness } from "./readiness";
import { shell } from "./shell";
import { signIn } from "./signIn";

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en = { board, common, patients, problems, readiness, shell, signIn } as const;
