import { randomInt, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Board, HolidayView } from "@/api/schema";
import type { Credentials } from "./credentials";
import { dayAfter, daysAgo, hoursAgo, moment } from "./facility";

/** Somebody who was referred, accepted and made ready, and waits for a time. */
export type Waiting = { episodeId: string; name: string; family: string };

type Answer = { id: string };

/** @returns its id */
export async function newPatient(
	scheduler: Page,
	{ family, given, birthDate }: { family: string; given: string; birthDate: string },
): Promise<string> {
	const { id } = await send<Answer>(scheduler, "POST", "/api/patients", {
		mrn: String(randomInt(50_000_000, 99_999_999)),
		familyName: family,
		givenName: given,
		birthDate,
		sex: "FEMALE",
		language: "en",
		interpreterNeeded: false,
		voicemailRule: "NOT_RECORDED",
		contacts: [],
		allergies: [],
	});
	return id;
}

/** Vetted for a vertebroplasty of L1 with local anaesthesia. */
export function accept(radiologist: Page, episode: string): Promise<object> {
	return send(
		radiologist,
		"POST",
		`/api/episodes/${episode}/vetting`,
		{
			outcome: "ACCEPTED",
			technique: "VERTEBROPLASTY",
			levels: [{ level: "L1", approach: "BOTH" }],
			sedationProtocolCode: "LOCAL",
			guidance: "FLUOROSCOPY_BIPLANE",
			relativeContraindications: [],
		},
		`/api/episodes/${episode}`,
	);
}

/** What the walk does by hand, done through the same door: everything else is the story that is told. */
export async function makeReady(
	{ scheduler, radiologist }: { scheduler: Page; radiologist: Page },
	{ family, given, birthDate }: { family: string; given: string; birthDate: string },
): Promise<Waiting> {
	const patient = await newPatient(scheduler, { family, given, birthDate });
	const { id } = await send<Answer>(scheduler, "POST", `/api/patients/${patient}/episodes`, {
		urgency: "URGENT",
		indication: "OSTEOPOROTIC",
		setting: "OUTPATIENT",
		referrer: { name: "Dr Hana Weiss", organisation: "Fracture liaison clinic" },
		fractures: [{ level: "L1", onset: daysAgo(9), mechanism: "FALL" }],
		painAtRest: 5,
		painOnMovement: 8,
		nonSurgicalCare: "Analgesia and a brace without enough relief.",
		redFlags: [],
	});
	await accept(radiologist, id);
	await send(radiologist, "POST", `/api/episodes/${id}/imaging`, {
		modality: "MRI",
		performedOn: daysAgo(1),
		levelNumberingMethod: "Counted from C2",
		findings: [
			{ level: "L1", acuity: "ACUTE", oedema: true, shape: "WEDGE", heightLossPercent: 30, posteriorWallIntact: true },
		],
	});
	const collectedAt = hoursAgo(2).toISOString();
	for (const [loinc, value, unit] of [
		["6301-6", 1, "1"],
		["777-3", 224, "10*9/L"],
	])
		await send(radiologist, "POST", `/api/episodes/${id}/labs`, { loinc, value, unit, collectedAt });
	await send(
		radiologist,
		"PUT",
		`/api/episodes/${id}/consent`,
		{
			status: "SIGNED",
			signedAt: hoursAgo(1).toISOString(),
			language: "en",
			takenBy: "Dr Kenji Tanaka",
			levels: ["L1"],
		},
		`/api/episodes/${id}/consent`,
	);
	return { episodeId: id, name: `${family}, ${given}`, family };
}

export async function resourceId(page: Page, name: string): Promise<string> {
	const { resources } = await board(page, daysAgo(0));
	const found = resources.find((resource) => resource.name === name);
	if (found === undefined) throw new Error(`${name} is not of this department`);
	return found.id;
}

export async function book(
	page: Page,
	{ episodeId }: Waiting,
	{ date, time, room, operator }: { date: string; time: string; room: string; operator: string },
) {
	await send(page, "POST", "/api/bookings", {
		episodeId,
		start: moment(date, time).toISOString(),
		minutes: 60,
		roomId: await resourceId(page, room),
		operatorId: await resourceId(page, operator),
		equipmentIds: [],
	});
}

/** Nobody is booked or away on it, and it is no holiday. */
export async function quietDay(page: Page, from: string): Promise<string> {
	const last = dayAfter(from, 60);
	const holidays = await send<HolidayView[]>(page, "GET", `/api/holidays?from=${from}&to=${last}`);
	for (let date = from; date <= last; date = dayAfter(date)) {
		if (holidays.some((holiday) => holiday.date === date)) continue;
		const { bookings, columns } = await board(page, date);
		if (bookings.length === 0 && columns.every(({ closures }) => closures.length === 0)) return date;
	}
	throw new Error("Every day is taken");
}

export async function newScheduler(administrator: Page, displayName: string): Promise<Credentials> {
	const credentials = { username: `scheduler-${randomUUID()}`, password: randomUUID() };
	await send(administrator, "POST", "/api/users", { ...credentials, displayName, role: "SCHEDULER" });
	return credentials;
}

function board(page: Page, date: string): Promise<Board> {
	return send<Board>(page, "GET", `/api/board?date=${date}&by=OPERATOR`);
}

/** `read` is the address whose version the change is made to. */
export async function send<T>(page: Page, method: string, path: string, data?: unknown, read?: string): Promise<T> {
	const token = (await page.context().cookies()).find(({ name }) => name === "XSRF-TOKEN");
	const etag = read === undefined ? undefined : (await page.request.get(read)).headers()["etag"];
	const answer = await page.request.fetch(path, {
		method,
		...(data !== undefined && { data }),
		headers: {
			...(token !== undefined && { "X-XSRF-TOKEN": token.value }),
			...(etag !== undefined && { "If-Match": etag }),
		},
	});
	expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
	return (await answer.json()) as T;
}
