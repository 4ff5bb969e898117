import type { Page } from "@playwright/test";
import type { Board, BoardBooking, CalendarRange, GateState, Me, ResourceResponse, WaitingEpisode } from "@/api/schema";

/** A board without a server: for measuring and looking, at sizes that no demo site has. */
export type MockSize = { columns: number; perColumn: number };

export const MOCK_DATE = "2026-11-23";
const ZONE = "Europe/Dublin";
const DAY = 24 * 60;

const FAMILIES = [
	"Okafor",
	"Abernathy",
	"Fraser",
	"Bergström",
	"Duarte",
	"Whitfield",
	"Hughes",
	"Popescu",
	"Sato",
	"Grant",
];
const GIVEN = ["Ngozi", "June", "Ewan", "Elsa", "Manuel", "Harold", "Carys", "Ion", "Michiko", "Walter"];
const ROOMS = ["Angio 1", "Angio 2", "Angio 3", "CT Fluoro", "Hybrid OR", "Procedure B"];
const OPERATORS = ["Dr Haddad", "Dr Lindqvist", "Dr Petrov", "Dr Tanaka", "Dr Moreau", "Dr Levy"];

const at = (date: string, minute: number) => new Date(Date.parse(`${date}T00:00:00Z`) + minute * 60_000).toISOString();
const pick = <T>(list: readonly T[], index: number): T => {
	const found = list[index % list.length];
	if (found === undefined) throw new Error("Nothing to pick from");
	return found;
};
const dayAfter = (date: string, days: number) => at(date, days * DAY).slice(0, 10);

export const mockMe: Me = {
	demo: true,
	displayName: "Ruth Ortiz",
	facility: { id: "f", name: "St Brigid's", timeZone: ZONE, paper: "LETTER" },
	id: "u",
	permissions: [
		"BOOKING_READ",
		"BOOKING_SCHEDULE",
		"BOOKING_PROGRESS",
		"EPISODE_READ",
		"PATIENT_READ",
		"READINESS_READ",
		"NOTE_WRITE",
		"NOTE_READ",
	],
	role: "SCHEDULER",
	username: "ruth",
};

function resource(id: string, kind: ResourceResponse["kind"], name: string): ResourceResponse {
	return { id, kind, name, active: true, hours: [], version: 0, ...(kind === "ROOM" && { detail: "Biplane" }) };
}

function resourcesFor(columns: number): ResourceResponse[] {
	const named = (names: readonly string[], index: number) =>
		index < names.length ? pick(names, index) : `${pick(names, index)} ${Math.floor(index / names.length) + 1}`;
	return [
		...Array.from({ length: columns }, (_, index) => resource(`room-${index}`, "ROOM", named(ROOMS, index))),
		...Array.from({ length: columns }, (_, index) => resource(`op-${index}`, "OPERATOR", named(OPERATORS, index))),
		resource("nurse", "SEDATION_PROVIDER", "Nurse Ortiz"),
		resource("c-arm", "EQUIPMENT", "C-arm 1"),
	];
}

function patient(index: number) {
	return {
		id: `p-${index}`,
		mrn: String(4_000_000 + index),
		familyName: pick(FAMILIES, index),
		givenName: pick(GIVEN, index * 3 + 1),
		birthDate: `19${40 + (index % 30)}-03-01`,
		sex: index % 2 === 0 ? ("FEMALE" as const) : ("MALE" as const),
	};
}

const OPEN_GATE: GateState = {
	code: "CONSENT",
	label: "Consent",
	owner: "RADIOLOGIST",
	reason: "Not signed",
	ruleSource: "site",
	ruleVersion: "1",
	status: "RED",
	severity: "BLOCKING",
	waivableBy: ["RADIOLOGIST"],
};

function booking(index: number, column: number, date: string, start: number, minutes: number): BoardBooking {
	const status = pick(["COMPLETED", "IN_ROOM", "CONFIRMED", "BOOKED", "CONFIRMED", "ARRIVED"] as const, index);
	return {
		id: `b-${date}-${column}-${index}`,
		version: 1,
		episodeId: `e-${date}-${column}-${index}`,
		patient: patient(index + column * 7),
		start: at(date, start),
		end: at(date, start + minutes),
		status,
		technique: pick(["VERTEBROPLASTY", "BALLOON_KYPHOPLASTY", "SACROPLASTY"] as const, index + column),
		levels: index % 3 === 0 ? ["T12", "L1"] : ["L2"],
		sedationProtocolCode: "MODERATE",
		roomId: `room-${column}`,
		operatorId: `op-${column}`,
		operatorName: pick(OPERATORS, column),
		equipmentIds: [],
		readiness: {
			episodeId: `e-${date}-${column}-${index}`,
			overall: index % 4 === 0 ? "BLOCKED" : "READY",
			score: index % 4 === 0 ? 85 : 100,
			gates: index % 4 === 0 ? [OPEN_GATE] : [],
		},
	};
}

/** A usual day is not full; a measured one has its tiles side by side. */
function bookingsOn(date: string, { columns, perColumn }: MockSize): BoardBooking[] {
	const first = 8 * 60;
	const length = 9 * 60;
	return Array.from({ length: columns }, (_, column) =>
		Array.from({ length: perColumn }, (_, index) => {
			const step = length / perColumn;
			const start = Math.round((first + index * step) / 5) * 5;
			const minutes = perColumn <= 8 ? Math.max(Math.floor((step - 20) / 5) * 5, 20) : 45;
			return booking(index, column, date, start, minutes);
		}),
	).flat();
}

function waiting(index: number): WaitingEpisode {
	return {
		episodeId: `w-${index}`,
		patient: patient(index + 100),
		levels: index % 2 === 0 ? ["L2", "L3"] : ["T11"],
		technique: "BALLOON_KYPHOPLASTY",
		urgency: pick(["ROUTINE", "URGENT", "EMERGENT"] as const, index),
		painOnMovement: 5 + (index % 5),
		daysWaiting: 3 + index,
		suggestedMinutes: 55,
		readiness: {
			episodeId: `w-${index}`,
			overall: pick(["READY", "ATTENTION", "BLOCKED"] as const, index),
			score: 60,
			gates: [],
		},
	};
}

export function mockBoard(date: string, by: string, size: MockSize): Board {
	const resources = resourcesFor(size.columns);
	const bookings = bookingsOn(date, size);
	const kind = by === "OPERATOR" ? "OPERATOR" : "ROOM";
	return {
		date,
		timeZone: ZONE,
		dayStart: at(date, 0),
		dayEnd: at(date, DAY),
		turnoverMinutes: 15,
		resources,
		columns: resources
			.filter((each) => each.kind === kind)
			.map((each, index) => ({
				resource: each,
				count: size.perColumn,
				utilisationPercent: 45 + ((index * 17) % 50),
				blocks: index === 0 ? [{ start: at(date, 480), end: at(date, 720), label: "INR spine · Haddad" }] : [],
				closures: index === 2 ? [{ start: at(date, 750), end: at(date, 855), label: "QA / tube service" }] : [],
				workingHours: [{ start: at(date, 450), end: at(date, 1050) }],
			})),
		bookings,
	};
}

function mockCalendar(from: string, to: string, by: string, size: MockSize): CalendarRange {
	const resources = resourcesFor(size.columns);
	const kind = by === "OPERATOR" ? "OPERATOR" : "ROOM";
	const dates: string[] = [];
	for (let date = from; date <= to; date = dayAfter(date, 1)) dates.push(date);
	const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
	return {
		from,
		to,
		timeZone: ZONE,
		resources,
		days: dates.map((date, day) => ({
			date,
			loads: resources
				.filter((each) => each.kind === kind)
				.map((each, index) => ({
					resourceId: each.id,
					openMinutes: isWeekend(date) ? 0 : 600,
					bookedMinutes: isWeekend(date) ? 0 : ((index * 2 + day * 3) % 9) * 70,
					count: isWeekend(date) ? 0 : size.perColumn,
					...(index === 2 && day === 3 && { closure: "QA / tube service" }),
				})),
		})),
		bookings: dates.filter((date) => !isWeekend(date)).flatMap((date) => bookingsOn(date, size)),
	};
}

/** Answers everything that the board asks. `more` answers first: by method and path. */
export async function mockBoardApi(
	page: Page,
	size: MockSize,
	more: Readonly<Record<string, (body: unknown, query: URLSearchParams) => { status?: number; body: unknown }>> = {},
) {
	await page.route(
		({ pathname }) => pathname.startsWith("/api/"),
		async (route) => {
			const request = route.request();
			const url = new URL(request.url());
			const reply = (body: unknown, status = 200) =>
				route.fulfill({
					status,
					contentType: status >= 400 ? "application/problem+json" : "application/json",
					headers: { ETag: '"1"' },
					body: JSON.stringify(body),
				});
			const own = more[`${request.method()} ${url.pathname}`];
			if (own !== undefined) {
				const { body, status } = own(request.postDataJSON(), url.searchParams);
				return reply(body, status);
			}
			const query = (name: string) => url.searchParams.get(name) ?? "";
			switch (url.pathname) {
				case "/api/me":
					return reply(mockMe);
				case "/api/board":
					return reply(mockBoard(query("date"), query("by"), size));
				case "/api/board/readiness":
					return reply(bookingsOn(query("date"), size).flatMap(({ readiness }) => readiness ?? []));
				case "/api/board/waiting":
					return reply(Array.from({ length: 7 }, (_, index) => waiting(index)));
				case "/api/calendar":
					return reply(mockCalendar(query("from"), query("to"), query("by"), size));
				case "/api/bookings/check":
					return reply({ clean: true, overridable: false, blockers: [], gates: [] });
				case "/api/holidays":
				case "/api/waitlist/preferences":
					return reply([]);
				case "/api/bookings/events":
					return route.fulfill({ status: 200, contentType: "text/event-stream", body: ": here\n\n" });
				case "/api/sedation-protocols":
					return reply([{ code: "MODERATE", name: "Moderate sedation", providerNeeded: true }]);
				case "/api/bookings/durations":
					return reply({ minutes: 65, turnoverMinutes: 15, source: "site", version: "1" });
				default:
					return reply({ type: "/problems/not-found", title: "Not found", status: 404 }, 404);
			}
		},
	);
	await page
		.context()
		.addCookies([
			{ name: "XSRF-TOKEN", value: "token", url: page.url().startsWith("http") ? page.url() : "http://127.0.0.1" },
		]);
}
