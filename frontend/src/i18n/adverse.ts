import { addWords } from "./en";
import { adverse } from "./en/adverse";

addWords({ adverse });
