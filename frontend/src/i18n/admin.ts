import { addWords } from "./en";
import { admin } from "./en/admin";

addWords({ admin });
