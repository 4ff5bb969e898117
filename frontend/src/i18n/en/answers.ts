/** What patients read who answer by link. Plain words; nothing about a diagnosis or a treatment. */
export const answers = {
	title: "Your questions",
	lead: "This takes about three minutes. Leave out what you do not want to answer.",
	rest: "How strong is your pain when you lie still?",
	movement: "How strong is your pain when you move?",
	scale: "0 is no pain, 10 is the worst pain you can imagine.",
	function: "What is true for you today?",
	functionHint: "Tick each sentence that describes you today.",
	none: "None of these sentences describes me today",
	send: "Send my answers",
	nothing: "Answer at least one question first.",
	thanksTitle: "Thank you",
	thanksText: "Your answers were sent. You can close this page.",
	invalidTitle: "This link does not work",
	invalidText:
		"It may have been used already, or be too old. If you have sent your answers, there is nothing more to do. Otherwise ask your care team for a new link.",
	busyText: "This was tried too often. Please wait ten minutes and open the link again.",
	failedText:
		"Your answers were not sent. Please check your connection and send them again. Nothing you entered is lost.",
	kept: "What you enter stays on this page until you send it, even if you reload it.",
	emergency: "This page is not read at once. In an emergency call your emergency number.",
	retry: "Try again",
	loading: "Loading your questions",
} as const;

export type Answers = { readonly [K in keyof typeof answers]: string };
