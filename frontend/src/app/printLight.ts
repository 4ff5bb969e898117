/** Paper is white: while printing, the dark scheme makes way for the light one. */
export function printInLight(): () => void {
	const root = document.documentElement;
	const print = matchMedia("print");
	let shown: string | undefined;
	const change = () => {
		if (print.matches) {
			shown = root.dataset["mantineColorScheme"];
			root.dataset["mantineColorScheme"] = "light";
		} else if (shown !== undefined) {
			root.dataset["mantineColorScheme"] = shown;
		}
	};
	print.addEventListener("change", change);
	return () => print.removeEventListener("change", change);
}
