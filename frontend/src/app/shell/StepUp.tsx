import { lazy, Suspense, useEffect, useState } from "react";
import { onStepUp, type StepUpFactor } from "@/api/stepUp";

const StepUpDialog = lazy(() => import("./StepUpDialog"));

type Question = { factor: StepUpFactor; answer: (proved: boolean) => void };

/** Waits for the server to ask for a fresh proof; the dialog is loaded only then. */
export function StepUp() {
	const [question, setQuestion] = useState<Question>();
	useEffect(
		() =>
			onStepUp(
				(factor) =>
					new Promise((resolve) => {
						setQuestion({
							factor,
							answer: (proved) => {
								setQuestion(undefined);
								resolve(proved);
							},
						});
					}),
			),
		[],
	);
	if (question === undefined) return null;
	return (
		<Suspense fallback={null}>
			<StepUpDialog factor={question.factor} onAnswer={question.answer} />
		</Suspense>
	);
}
