import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

const PORT = 5212;
const OUT = "node_modules/.cache/frames";

/** Measures how smoothly the largest boards move: `npx playwright test -c playwright.frames.config.ts`. */
export default defineConfig(base, {
	testDir: "e2e/frames",
	testMatch: "*.ts",
	timeout: 180_000,
	use: { ...base.use, trace: "off", baseURL: `http://127.0.0.1:${PORT}` },
	webServer: {
		command: `npx vite build --outDir ${OUT} --logLevel error && npx vite preview --outDir ${OUT} --host 127.0.0.1 --port ${PORT}`,
		port: PORT,
		timeout: 180_000,
		reuseExistingServer: true,
	},
});
