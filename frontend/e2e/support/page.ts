import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { type Credentials, credentialsOf, type Role } from "./credentials";

const SCHEMES = ["light", "dark"] as const;

/** Leaves the page on what the role sees first, or on `path`. */
export async function signIn(page: Page, who: Role | Credentials, path = "/") {
	const { username, password } = typeof who === "string" ? credentialsOf(who) : who;
	await page.goto(path);
	await page.getByLabel("User name").fill(username);
	await page.getByLabel("Password", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}

/** An account of its own for a test that changes what belongs to it: the others are shared with the rest of the walk. */
export async function newNurse(page: Page, name: string, prefix: string): Promise<Credentials> {
	await signIn(page, "ADMINISTRATOR", "/admin");
	const person = { username: `${prefix}-${Date.now()}`, password: "seven lamps over a quiet harbour" };
	await page.getByRole("button", { name: "New user" }).click();
	await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
	await page.getByLabel("User name").fill(person.username);
	await page.getByRole("combobox", { name: "Role" }).click();
	await page.getByRole("option", { name: "Nurse" }).click();
	await page.getByLabel("First password").fill(person.password);
	await page.getByRole("button", { name: "Create" }).click();
	await expect(page.getByRole("cell", { name: person.username })).toBeVisible();
	return person;
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

/** Accessible in both schemes, and kept as pictures to look at. */
export async function seen(page: Page, name: string) {
	await expectAccessible(page);
	await takeScreens(page, name);
	await show(page, "light");
}

/** A refusal is an answer; the browser notes it as something that failed to load. */
const REFUSED = /Failed to load resource: the server responded with a status of 4(09|12|22) /;

/** What the browser console and the page's own errors say from now on. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" && !REFUSED.test(message.text())) complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(error.message));
	return complaints;
}
