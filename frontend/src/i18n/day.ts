import { addWords } from "./en";
import { day } from "./en/day";

addWords({ day });
