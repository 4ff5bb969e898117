import { fileURLToPath } from "node:url";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
	plugins: [
		tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double", semicolons: true }),
		react(),
	],
	resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
	// The server puts a fresh nonce in its place at every request: inline styles without it are refused.
	html: { cspNonce: "__CSP_NONCE__" },
	server: { port: 5173, strictPort: true, proxy: { "/api": "http://127.0.0.1:8080" } },
	preview: { port: 5211, strictPort: true, proxy: { "/api": "http://127.0.0.1:8080" } },
	build: {
		outDir: "dist",
		emptyOutDir: true,
		rolldownOptions: {
			output: {
				codeSplitting: {
					// React changes least often and is needed first: its own file survives every release in the browser cache.
					groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 }],
				},
			},
		},
	},
	test: {
		environment: "jsdom",
		include: ["src/**/*.test.{ts,tsx}"],
		setupFiles: ["src/test/setup.ts"],
		testTimeout: 30_000,
		css: { modules: { classNameStrategy: "non-scoped" } },
		// A unit test that depends on the machine's zone is wrong, so the machine is put where no facility is.
		env: { TZ: "Pacific/Auckland" },
	},
});
