import { test } from "@playwright/test";
import { signIn, takeScreens } from "./support/page";
test.use({ viewport: { width: 1366, height: 768 } });
const tour: [any, [string, string][]][] = [
	["SCHEDULER", [["/plan", "plan"], ["/board", "board"]]],
	["NURSE", [["/calls", "calls"], ["/calls/skin", "skin"], ["/bone-health", "bone"]]],
	["RADIOLOGIST", [["/outcomes", "outcomes"], ["/account", "account"], ["/vetting", "vetting"]]],
	["ADMINISTRATOR", [["/admin?tab=operations", "admin-ops"], ["/admin", "admin"]]],
	["AUDITOR", [["/audit", "audit"]]],
];
for (const [role, pages] of tour)
	test(`look ${role}`, async ({ page }) => {
		test.setTimeout(180_000);
		await signIn(page, role);
		for (const [path, name] of pages) {
			await page.goto(path);
			await page.waitForLoadState("networkidle").catch(() => {});
			await page.waitForTimeout(1500);
			await takeScreens(page, `look-${name}`);
		}
	});
