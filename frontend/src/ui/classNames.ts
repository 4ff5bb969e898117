/** Joins what is there: `classNames(classes["card"], active && classes["active"])`. */
export function classNames(...names: (string | false | undefined)[]): string {
	return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
