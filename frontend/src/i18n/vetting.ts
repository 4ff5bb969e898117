import { addWords } from "./en";
import { vetting } from "./en/vetting";

addWords({ vetting });
