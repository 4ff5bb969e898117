import { afterEach, expect, it, vi } from "vitest";
import { printInLight } from "./printLight";

afterEach(() => {
	vi.restoreAllMocks();
	delete document.documentElement.dataset["mantineColorScheme"];
});

it("the dark scheme is left for the time of printing only", () => {
	const root = document.documentElement;
	const print = Object.assign(new EventTarget(), { matches: false });
	vi.spyOn(window, "matchMedia").mockReturnValue(print as unknown as MediaQueryList);
	const turn = (matches: boolean) => {
		print.matches = matches;
		print.dispatchEvent(new Event("change"));
	};
	root.dataset["mantineColorScheme"] = "dark";
	const stop = printInLight();
	turn(true);
	expect(root.dataset["mantineColorScheme"]).toBe("light");
	turn(false);
	expect(root.dataset["mantineColorScheme"]).toBe("dark");
	stop();
	turn(true);
	expect(root.dataset["mantineColorScheme"]).toBe("dark");
});
