import { type Answers, answers as english } from "./en/answers";
import { answers as spanish } from "./es/answers";

/** The patient's language, not the clinic's: these words are chosen when the form is opened. */
export function answerWords(language: string): { words: Answers; lang: "en" | "es" } {
	return language.toLowerCase().startsWith("es") ? { words: spanish, lang: "es" } : { words: english, lang: "en" };
}
