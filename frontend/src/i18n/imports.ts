import { addWords } from "./en";
import { imports } from "./en/imports";

addWords({ imports });
