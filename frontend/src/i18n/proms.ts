import { addWords } from "./en";
import { proms } from "./en/proms";

addWords({ proms });
