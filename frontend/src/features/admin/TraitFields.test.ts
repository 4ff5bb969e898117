import { describe, expect, it } from "vitest";
import type { ResourceResponse } from "@/api/schema";
import type { ResourceValues } from "./ResourceForm";
import { traitsOf, traitValuesOf } from "./TraitFields";

const OPERATOR: ResourceResponse = {
	id: "o1",
	version: 0,
	kind: "OPERATOR",
	name: "Dr Tanaka",
	active: true,
	hours: [],
	techniques: ["VERTEBROPLASTY"],
	credentialExpires: "2027-02-28",
};

function values(change: Partial<ResourceValues>): ResourceValues {
	return {
		kind: "OPERATOR",
		name: "",
		detail: "",
		specialty: "",
		userId: null,
		active: true,
		hours: [],
		...traitValuesOf(OPERATOR),
		...change,
	};
}

describe("what a resource is good for", () => {
	it("comes back as it was", () => {
		expect(traitsOf(values({}))).toEqual({ techniques: ["VERTEBROPLASTY"], credentialExpires: "2027-02-28" });
	});

	it("tells no privileges from none recorded", () => {
		expect(traitsOf(values({ techniques: [] }))).toMatchObject({ techniques: [] });
		expect(traitsOf(values({ privilegesRecorded: false }))).not.toHaveProperty("techniques");
		expect(traitValuesOf({ ...OPERATOR, techniques: [] }).privilegesRecorded).toBe(true);
		expect(traitValuesOf(undefined).privilegesRecorded).toBe(false);
	});

	it("is sent only as far as the kind has it", () => {
		const everything = values({ roomKind: "CT", equipmentKind: "C_ARM", fixedRoomId: "r1" });
		expect(traitsOf({ ...everything, kind: "ROOM" })).toEqual({ roomKind: "CT" });
		expect(traitsOf({ ...everything, kind: "EQUIPMENT" })).toEqual({ equipmentKind: "C_ARM", fixedRoomId: "r1" });
		expect(traitsOf({ ...everything, kind: "SEDATION_PROVIDER" })).toEqual({ credentialExpires: "2027-02-28" });
	});
});
