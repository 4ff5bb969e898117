import { addWords } from "./en";
import { care } from "./en/care";

addWords({ care });
