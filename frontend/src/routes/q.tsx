import { createFileRoute } from "@tanstack/react-router";
import { AnswerPage } from "@/features/proms/AnswerPage";

/** For patients, outside the shell and without a sign-in. */
export const Route = createFileRoute("/q")({ component: Page });

function Page() {
	const token = location.hash.slice(1);
	return <AnswerPage key={token} token={token} />;
}
