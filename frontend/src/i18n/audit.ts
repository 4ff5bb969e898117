import { addWords } from "./en";
import { audit } from "./en/audit";

addWords({ audit });
