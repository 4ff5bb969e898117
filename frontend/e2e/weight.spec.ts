import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { signIn } from "./support/page";

/** kB of JavaScript, compressed: what the first page may cost on a ward computer. */
const BUDGET = 250;

test("the first page stays light", async ({ page }) => {
	const scripts = new Map<string, Promise<Buffer>>();
	page.on("response", (response) => {
		if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
	});
	await signIn(page, "NURSE", "/patients");
	scripts.clear();
	await page.reload();
	await page.waitForLoadState("networkidle");
	const bodies = await Promise.all(scripts.values());
	const weight = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
	expect(bodies.length).toBeGreaterThan(2);
	expect(weight, `${weight.toFixed(0)} kB of JavaScript`).toBeLessThan(BUDGET);
});
