import { addWords } from "./en";
import { board } from "./en/board";

addWords({ board });
