import { addWords } from "./en";
import { supply } from "./en/supply";

addWords({ supply });
