import { addWords } from "./en";
import { absences } from "./en/absences";

addWords({ absences });
