import { addWords } from "./en";
import { restricted } from "./en/restricted";

addWords({ restricted });
