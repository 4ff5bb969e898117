import { common } from "./common";
import { problems } from "./problems";
import { shell } from "./shell";
import { signIn } from "./signIn";

/** One file for each feature; `t("calls.title")` reads `title` of `calls`. */
export const en = { common, problems, shell, signIn } as const;
