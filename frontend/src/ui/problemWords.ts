import type { ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";

export type Words = { title: string; text?: string };

/** Our own words where the cause is technical; the server's sentence where it names clinical or booking facts. */
export function problemWords(problem: ProblemError): Words {
	if (problem.isUnreachable) return { title: t("problems.unreachableTitle"), text: t("problems.unreachableText") };
	if (problem.status >= 500) return { title: t("problems.serverTitle"), text: t("problems.serverText") };
	switch (problem.status) {
		case 401:
			return { title: t("problems.signInTitle"), text: t("problems.signInText") };
		case 403:
			return { title: t("problems.forbiddenTitle"), text: t("problems.forbiddenText") };
		case 404:
			return { title: t("problems.notFoundTitle"), text: problem.detail ?? t("problems.notFoundText") };
		case 409:
			return withDetail(t("problems.conflictTitle"), problem);
		case 412:
			return { title: t("problems.staleTitle"), text: t("problems.staleText") };
		case 429:
			return { title: t("problems.throttledTitle"), text: problem.detail ?? t("problems.throttledText") };
		case 400:
		case 422:
			return withDetail(t("problems.invalidTitle"), problem);
		default:
			return withDetail(t("problems.unknownTitle"), problem);
	}
}

function withDetail(title: string, { detail }: ProblemError): Words {
	return detail === undefined ? { title } : { title, text: detail };
}
