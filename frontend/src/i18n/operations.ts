import { addWords } from "./en";
import { operations } from "./en/operations";

addWords({ operations });
