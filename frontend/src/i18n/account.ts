import { addWords } from "./en";
import { account } from "./en/account";

addWords({ account });
