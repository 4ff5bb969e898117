import { asProblem, problemOf } from "./problem";

/** What the server asks for before something sensitive. */
export type StepUpFactor = "CODE" | "PASSWORD" | "PROVIDER" | "PASSKEY";

type Prompt = (factor: StepUpFactor) => Promise<boolean>;

let prompt: Prompt | undefined;

/** The page that can ask the person registers here; returns how to stop. */
export function onStepUp(ask: Prompt): () => void {
	prompt = ask;
	return () => {
		if (prompt === ask) prompt = undefined;
	};
}

let asking: Promise<boolean> | undefined;

/** Whether the person just proved who they are, so that the refused call may be made again. */
export async function stepsUp(response: Response): Promise<boolean> {
	if (response.status !== 401 || prompt === undefined) return false;
	const problem = asProblem(await problemOf(response));
	if (!problem.is("step-up-required")) return false;
	// Several calls refused at once are one question.
	asking ??= prompt(factorOf(problem.fact("factor"))).finally(() => {
		asking = undefined;
	});
	return asking;
}

function factorOf(fact: unknown): StepUpFactor {
	return fact === "CODE" || fact === "PROVIDER" || fact === "PASSKEY" ? fact : "PASSWORD";
}
