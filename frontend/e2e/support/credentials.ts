import { readFileSync } from "node:fs";

export type Role = "SCHEDULER" | "RADIOLOGIST" | "NURSE" | "ADMINISTRATOR" | "AUDITOR";
export type Credentials = { username: string; password: string };

/**
 * From SPINELINE_DEMO_<ROLE>_USERNAME and …_PASSWORD, or from the JSON file that SPINELINE_CREDENTIALS names:
 * `{ "NURSE": { "username": "…", "password": "…" }, … }`.
 */
export function credentialsOf(role: Role): Credentials {
	const username = process.env[`SPINELINE_DEMO_${role}_USERNAME`];
	const password = process.env[`SPINELINE_DEMO_${role}_PASSWORD`];
	if (username !== undefined && password !== undefined) return { username, password };
	const file = process.env["SPINELINE_CREDENTIALS"];
	const found = file === undefined ? undefined : credentialsIn(file)[role];
	if (found === undefined) throw new Error(`No credentials for ${role}: set SPINELINE_CREDENTIALS`);
	return found;
}

function credentialsIn(file: string): Partial<Record<Role, Credentials>> {
	return JSON.parse(readFileSync(file, "utf8")) as Partial<Record<Role, Credentials>>;
}
