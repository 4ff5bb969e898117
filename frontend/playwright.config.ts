import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";

/** The browser comes with npm: no download and no system package. It unpacks once, into our own cache. */
async function bundledChromium(): Promise<string> {
	const cache = resolve("node_modules/.cache/chromium");
	mkdirSync(cache, { recursive: true });
	const before = process.env["TMPDIR"];
	process.env["TMPDIR"] = cache;
	const { default: chromium } = await import("@sparticuz/chromium");
	const path = await chromium.executablePath();
	if (before === undefined) delete process.env["TMPDIR"];
	else process.env["TMPDIR"] = before;
	return path;
}

export default defineConfig({
	testDir: "e2e",
	outputDir: "test-results",
	workers: 1,
	timeout: 45_000,
	expect: { timeout: 8_000 },
	forbidOnly: process.env["CI"] !== undefined,
	reporter: [["list"]],
	use: {
		baseURL: process.env["SPINELINE_URL"] ?? "http://127.0.0.1:8080",
		viewport: { width: 1600, height: 1000 },
		locale: "en-GB",
		contextOptions: { reducedMotion: "reduce" },
		actionTimeout: 8_000,
		navigationTimeout: 15_000,
		trace: "retain-on-failure",
		launchOptions: {
			executablePath: process.env["CHROMIUM_PATH"] ?? (await bundledChromium()),
			// Never the package's own list: its --single-process crashes, and --disable-web-security would void CSRF tests.
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-dev-shm-usage",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
				"--no-first-run",
				"--disable-quic",
				"--force-color-profile=srgb",
			],
		},
	},
});
