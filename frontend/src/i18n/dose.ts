import { addWords } from "./en";
import { dose } from "./en/dose";

addWords({ dose });
