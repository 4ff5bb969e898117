import { addWords } from "./en";
import { bones } from "./en/bones";

addWords({ bones });
