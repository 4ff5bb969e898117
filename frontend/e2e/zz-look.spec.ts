import { test } from "@playwright/test";
import { signIn } from "./support/page";
const list: [string, string, string][] = JSON.parse(process.env["LOOK"] ?? "[]");
for (const scheme of ["light", "dark"] as const)
	for (const size of [{ width: 1600, height: 1000 }, { width: 1366, height: 768 }])
		test(`${scheme} ${size.width}`, async ({ browser }) => {
			if (process.env["ONLY"] && process.env["ONLY"] !== `${scheme}${size.width}`) return;
			let role = "";
			let page: any;
			for (const [name, who, path] of list) {
				if (who !== role) {
					const context = await browser.newContext({ viewport: size, colorScheme: scheme, baseURL: "http://127.0.0.1:8080" });
					page = await context.newPage();
					await signIn(page, who as any);
					role = who;
				}
				await page.goto(path);
				await page.waitForTimeout(1800);
				await page.screenshot({ path: `/tmp/shots3/${name}-${scheme}${size.width}.png` });
			}
		});
