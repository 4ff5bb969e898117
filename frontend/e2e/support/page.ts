import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { credentialsOf, type Role } from "./credentials";

const SCHEMES = ["light", "dark"] as const;

/** Leaves the page on what the role sees first, or on `path`. */
export async function signIn(page: Page, role: Role, path = "/") {
	const { username, password } = credentialsOf(role);
	await page.goto(path);
	await page.getByLabel("User name").fill(username);
	await page.getByLabel("Password", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}

/** On a busy machine the scheme follows the browser's late, and colours take their time to change. */
async function show(page: Page, colorScheme: (typeof SCHEMES)[number]) {
	await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
	await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
	await page.evaluate(() =>
		Promise.allSettled(
			document
				.getAnimations()
				.filter((one) => one instanceof CSSTransition)
				.map((one) => one.finished),
		),
	);
}

/** No finding of axe at WCAG 2.2 AA, in the light and in the dark scheme. */
export async function expectAccessible(page: Page) {
	for (const colorScheme of SCHEMES) {
		await show(page, colorScheme);
		const { violations } = await new AxeBuilder({ page })
			.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
			.analyze();
		const findings = violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}\n${failureSummary}`),
		);
		expect.soft(findings, `axe in the ${colorScheme} scheme`).toEqual([]);
	}
}

/** `test-results/screens/<name>-light.png` and `-dark.png`. */
export async function takeScreens(page: Page, name: string) {
	for (const colorScheme of SCHEMES) {
		await show(page, colorScheme);
		await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}.png` });
	}
}

/** What the browser console and the page's own errors have said since the call. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error") complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(error.message));
	return complaints;
}
