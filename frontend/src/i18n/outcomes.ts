import { addWords } from "./en";
import { outcomes } from "./en/outcomes";

addWords({ outcomes });
