import { t } from "@/i18n/t";

const BROWSERS = [
	["Edge", /Edg\//],
	["Firefox", /Firefox\//],
	["Chrome", /Chrom(e|ium)\//],
	["Safari", /Safari\//],
] as const;

const SYSTEMS = [
	["Android", /Android/],
	["iOS", /iPhone|iPad/],
	["Windows", /Windows/],
	["macOS", /Mac OS/],
	["Linux", /Linux/],
] as const;

/** "Firefox on Linux", from what the browser says of itself; only to recognise one's own. */
export function deviceWords(agent: string | undefined): string {
	if (agent === undefined) return t("account.unknownDevice");
	const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0];
	const system = SYSTEMS.find(([, pattern]) => pattern.test(agent))?.[0];
	if (browser === undefined || system === undefined) return browser ?? system ?? t("account.unknownDevice");
	return t("account.browserOn", { browser, system });
}
