import { addWords } from "./en";
import { calls } from "./en/calls";

addWords({ calls });
