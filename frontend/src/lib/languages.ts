/** Spoken often enough in hospitals to be offered by name; whatever an import brought is offered besides. */
const OFFERED = [
	"en",
	"am",
	"ar",
	"bn",
	"bs",
	"bg",
	"ca",
	"cs",
	"da",
	"de",
	"el",
	"es",
	"et",
	"fa",
	"fi",
	"fr",
	"ga",
	"gu",
	"he",
	"hi",
	"hr",
	"ht",
	"hu",
	"hy",
	"is",
	"it",
	"ja",
	"km",
	"ko",
	"ku",
	"lt",
	"lv",
	"ms",
	"ne",
	"nl",
	"no",
	"pa",
	"pl",
	"ps",
	"pt",
	"pt-BR",
	"ro",
	"ru",
	"sk",
	"sl",
	"so",
	"sq",
	"sr",
	"sv",
	"sw",
	"ta",
	"te",
	"th",
	"ti",
	"tl",
	"tr",
	"uk",
	"ur",
	"vi",
	"yue",
	"zh",
];

const names = new Intl.DisplayNames(["en"], { type: "language" });

export function languageName(tag: string): string {
	try {
		return names.of(tag) ?? tag;
	} catch {
		// Not every imported tag is well-formed; then the tag itself says more than nothing.
		return tag;
	}
}

export function languageChoices(current: string): { value: string; label: string }[] {
	return [...new Set([...OFFERED, current])]
		.filter((tag) => tag !== "")
		.map((value) => ({ value, label: languageName(value) }))
		.toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}
