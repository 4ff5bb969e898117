import { addWords } from "./en";
import { plan } from "./en/plan";

addWords({ plan });
