import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { parseSync, Visitor } from "vite";
import { describe, expect, it } from "vitest";

type Source = { path: string; imports: readonly string[]; fetches: boolean };

const SRC = join(import.meta.dirname);

/** `path` is relative to src/, as are the imports that point into it; other imports keep their package name. */
function sourceOf(path: string, text: string): Source {
	const { program, module } = parseSync(path, text);
	const specifiers = [
		...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
		...module.staticExports.flatMap(({ entries }) =>
			entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
		),
		...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
	];
	let fetches = false;
	new Visitor({
		CallExpression({ callee }) {
			if (callee.type === "Identifier") fetches ||= callee.name === "fetch";
			if (callee.type === "MemberExpression" && callee.property.type === "Identifier")
				fetches ||=
					callee.property.name === "fetch" &&
					callee.object.type === "Identifier" &&
					["window", "globalThis", "self"].includes(callee.object.name);
		},
		NewExpression({ callee }) {
			fetches ||= callee.type === "Identifier" && callee.name === "XMLHttpRequest";
		},
	}).visit(program);
	return { path, imports: specifiers.map((specifier) => resolved(path, specifier)), fetches };
}

function resolved(from: string, specifier: string): string {
	if (specifier.startsWith("@/")) return specifier.slice(2);
	if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
	return specifier;
}

function featureOf(path: string): string | undefined {
	return /^features\/([^/]+)/.exec(path)?.[1];
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("test/");

function brokenRules({ path, imports, fetches }: Source): string[] {
	const broken: string[] = [];
	const mayFetch = path === "api/client.ts" || isTest(path);
	if (fetches && !mayFetch) broken.push(`${path}: only api/client.ts talks to the server`);
	for (const target of imports) {
		const below = /^(ui|lib|api|i18n)\//.test(path);
		const above = /^(features|app|routes)\//.test(target);
		if (below && above) broken.push(`${path}: shared code must not know ${target}`);
		if (target === "openapi-fetch" && !mayFetch) broken.push(`${path}: only api/client.ts talks to the server`);
		const feature = featureOf(path);
		if (feature === undefined) continue;
		if (/^(app|routes)\//.test(target)) broken.push(`${path}: a feature must not know ${target}`);
		const other = featureOf(target);
		if (other !== undefined && other !== feature)
			broken.push(`${path}: feature ${feature} must not know feature ${other}`);
	}
	return broken;
}

describe("imports", () => {
	const sources = readdirSync(SRC, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => sourceOf(relative(SRC, file).replaceAll("\\", "/"), readFileSync(file, "utf8")));

	it("point downward only: app → features → ui, lib, api", () => {
		expect(sources.length).toBeGreaterThan(30);
		expect(sources.flatMap(brokenRules)).toEqual([]);
	});

	it("are resolved for every kind of source", () => {
		const seen = (path: string) => sources.find((source) => source.path === path)?.imports;
		expect(seen("api/session.ts")).toContain("api/client");
		expect(seen("routes/_app/board.tsx")).toContain("features/board/BoardPage");
		expect(sources.find(({ path }) => path === "api/client.ts")?.fetches).toBe(true);
	});

	it.each([
		["ui/Chip.tsx", 'import { x } from "../features/board/BoardPage"'],
		["lib/time.ts", 'export * from "@/app/access"'],
		["api/session.ts", 'const x = () => import("@/app/App")'],
		["features/board/Tile.tsx", 'import type { X } from "@/features/calls/CallsPage"'],
		["features/board/Tile.tsx", 'import { x } from "../calls/CallsPage"'],
		["features/board/Tile.tsx", 'import { mayEnter } from "@/app/access"'],
		["features/board/queries.ts", 'import createClient from "openapi-fetch"'],
		["features/board/queries.ts", 'export const load = () => fetch("/api/board")'],
		["ui/Chip.tsx", 'window.fetch("/api/board")'],
	])("are refused: %s with %s", (path, text) => {
		expect(brokenRules(sourceOf(path, text))).toHaveLength(1);
	});
});
