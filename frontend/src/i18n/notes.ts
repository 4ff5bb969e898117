import { addWords } from "./en";
import { notes } from "./en/notes";

addWords({ notes });
