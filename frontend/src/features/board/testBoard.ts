import type { BoardBooking, BoardPatient, BoardResource, WaitingEpisode } from "@/api/schema";
import type { Desk } from "./day";

/** A day in Dublin with two rooms and two operators, for tests. */
export const DATE = "2026-11-23";

export function at(time: string): string {
	return `${DATE}T${time}:00Z`;
}

function resource(id: string, kind: BoardResource["kind"], name: string): BoardResource {
	return { id, kind, name };
}

const resources = [
	resource("a1", "ROOM", "Angio 1"),
	resource("a2", "ROOM", "Angio 2"),
	resource("tanaka", "OPERATOR", "Dr Tanaka"),
	resource("obi", "OPERATOR", "Dr Obi"),
	resource("ortiz", "SEDATION_PROVIDER", "Nurse Ortiz"),
];

export function patient(familyName: string): BoardPatient {
	return {
		id: `p-${familyName}`,
		mrn: "4092648",
		familyName,
		givenName: "Kim",
		birthDate: "1952-03-01",
		sex: "FEMALE",
	};
}

export function booking(
	familyName: string,
	start: string,
	end: string,
	more: Partial<BoardBooking> = {},
): BoardBooking {
	return {
		id: `b-${familyName}`,
		version: 3,
		episodeId: `e-${familyName}`,
		patient: patient(familyName),
		start: at(start),
		end: at(end),
		status: "BOOKED",
		technique: "VERTEBROPLASTY",
		levels: ["L1"],
		sedationProtocolCode: "LOCAL",
		roomId: "a1",
		operatorId: "tanaka",
		operatorName: "Dr Tanaka",
		equipmentIds: [],
		readiness: { episodeId: `e-${familyName}`, overall: "READY", score: 100, gates: [] },
		...more,
	};
}

export function waiting(familyName: string): WaitingEpisode {
	return {
		episodeId: `e-${familyName}`,
		patient: patient(familyName),
		levels: ["L2", "L3"],
		technique: "BALLOON_KYPHOPLASTY",
		urgency: "URGENT",
		painOnMovement: 8,
		daysWaiting: 4,
		suggestedMinutes: 55,
		readiness: { episodeId: `e-${familyName}`, overall: "ATTENTION", score: 100, gates: [] },
	};
}

export function board(bookings: readonly BoardBooking[], more: Partial<Desk> = {}): Desk {
	return {
		date: DATE,
		timeZone: "Europe/Dublin",
		dayStart: at("00:00"),
		dayEnd: "2026-11-24T00:00:00Z",
		turnoverMinutes: 15,
		resources,
		columns: resources
			.filter(({ kind }) => kind === "ROOM")
			.map((room) => ({
				resource: room,
				count: 0,
				closures: room.id === "a2" ? [{ start: at("12:00"), end: at("13:00"), label: "QA" }] : [],
				blocks: [],
				workingHours: [{ start: at("08:00"), end: at("17:00") }],
			})),
		bookings: [...bookings],
		waiting: [],
		...more,
	};
}
