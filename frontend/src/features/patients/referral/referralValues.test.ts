import { expect, it } from "vitest";
import { type FractureValues, NEW_REFERRAL, nextFracture, placeOf, requestOf } from "./referralValues";

const L1: FractureValues = { level: "L1", onset: "2026-11-12", mechanism: "FALL", note: "" };

it("levels stand head to tail, whatever the order they were chosen in", () => {
	expect(placeOf("T12", [L1])).toBe(0);
	expect(placeOf("L3", [L1])).toBe(1);
	expect(placeOf("T12", [])).toBe(0);
});

it("the next level starts with the day and the cause of the last one", () => {
	expect(nextFracture("T12", [{ ...L1, note: "seen on the film of 14 Nov" }])).toEqual({
		level: "T12",
		onset: "2026-11-12",
		mechanism: "FALL",
		note: "",
	});
});

it("a score that was not asked is not sent as 0", () => {
	const values = {
		...NEW_REFERRAL,
		urgency: "ROUTINE",
		indication: "OSTEOPOROTIC",
		setting: "OUTPATIENT",
		referrer: { name: " Dr Amin ", organisation: "", phone: "" },
		fractures: [L1],
		painOnMovement: 8,
	} as const;
	const sent = requestOf({ ...values, fractures: [L1] });
	expect(sent.referrer).toEqual({ name: "Dr Amin" });
	expect(sent).not.toHaveProperty("rmdq");
	expect(sent).not.toHaveProperty("painAtRest");
	expect(requestOf({ ...values, fractures: [L1], rmdq: { total: 0, ticked: null } }).rmdq).toBe(0);
});
