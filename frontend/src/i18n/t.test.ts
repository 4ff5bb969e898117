import { expect, expectTypeOf, it } from "vitest";
import { type MessageKey, type PlainKey, t } from "./t";

it("a message is found by its file and name", () => {
	expect(t("shell.signOut")).toBe("Sign out");
});

it("holes are filled, and plural forms chosen by the count", () => {
	expect(t("common.bornMrn", { born: "3 May 1948", mrn: "4047713" })).toBe("born 3 May 1948 · MRN 4047713");
	expect(t("common.formNotSaved", { count: 1 })).toBe("Not saved: one entry needs attention");
	expect(t("common.formNotSaved", { count: 3 })).toBe("Not saved: 3 entries need attention");
});

it("keys and holes are known to the compiler", () => {
	expectTypeOf<"shell.signOut">().toExtend<MessageKey>();
	expectTypeOf<"shell.nothing">().not.toExtend<MessageKey>();
	expectTypeOf<"common.bornMrn">().not.toExtend<PlainKey>();
	// @ts-expect-error the count is missing
	const withoutCount = () => t("common.formNotSaved");
	// @ts-expect-error there is no hole in it
	const withTooMuch = () => t("shell.signOut", { name: "x" });
	expect([withoutCount, withTooMuch]).toHaveLength(2);
});
