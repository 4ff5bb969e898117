import { addWords } from "./en";
import { workup } from "./en/workup";

addWords({ workup });
