// Starts the packaged application as the README does, walks through it in a browser, and stops it again.
// usage: node e2e/run-walk.mjs <jar> <working directory>
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const [jar, work] = process.argv.slice(2).map((path) => resolve(path));
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const credentials = join(work, "credentials.json");
const server = spawn(
	"java",
	[
		"-XX:TieredStopAtLevel=1",
		"-XX:+UseSerialGC",
		"-jar",
		jar,
		"--spring.profiles.active=demo",
		`--server.port=${port}`,
		`--spineline.demo.credentials-file=${credentials}`,
	],
	{ cwd: work, stdio: ["ignore", "inherit", "inherit"] },
);
const gone = new Promise((done) => server.once("exit", done));

try {
	await ready();
	const walk = spawnSync("npx", ["playwright", "test"], {
		stdio: "inherit",
		env: { ...process.env, SPINELINE_URL: url, SPINELINE_CREDENTIALS: credentials },
	});
	process.exitCode = walk.status ?? 1;
} finally {
	server.kill("SIGTERM");
	await gone;
}

async function ready() {
	const deadline = Date.now() + 120_000;
	while (Date.now() < deadline) {
		if (server.exitCode !== null) throw new Error("The application stopped before it was ready");
		const up = await fetch(`${url}/readyz`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (up && existsSync(credentials)) return;
		await pause(250);
	}
	throw new Error("The application was not ready within two minutes");
}

function freePort() {
	return new Promise((done) => {
		const probe = createServer().listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}
