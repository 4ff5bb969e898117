import type { Freshness, LotResponse, LotState, MovementKind, ScanFact, SupplyKind } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

type Look = { tone: Tone; label: PlainKey };

export const KIND_WORDS: Record<SupplyKind, PlainKey> = {
	CEMENT: "supply.kindCement",
	BALLOON: "supply.kindBalloon",
	NEEDLE: "supply.kindNeedle",
	KIT: "supply.kindKit",
	IMPLANT: "supply.kindImplant",
};

export const STATE_LOOKS: Record<LotState, Look> = {
	AVAILABLE: { tone: "green", label: "supply.available" },
	QUARANTINED: { tone: "amber", label: "supply.quarantined" },
	RECALLED: { tone: "red", label: "supply.recalled" },
};

export const FRESHNESS_LOOKS: Record<Freshness, Look> = {
	GOOD: { tone: "green", label: "supply.freshGood" },
	EXPIRES_SOON: { tone: "amber", label: "supply.freshSoon" },
	EXPIRED: { tone: "red", label: "supply.freshExpired" },
	NOT_RECORDED: { tone: "grey", label: "supply.freshUnknown" },
};

export const FACT_LOOKS: Record<ScanFact, Look> = {
	NO_GTIN: { tone: "blue", label: "supply.factNO_GTIN" },
	NOT_IN_CATALOGUE: { tone: "violet", label: "supply.factNOT_IN_CATALOGUE" },
	RETIRED: { tone: "grey", label: "supply.factRETIRED" },
	NO_LOT: { tone: "blue", label: "supply.factNO_LOT" },
	LOT_UNKNOWN: { tone: "violet", label: "supply.factLOT_UNKNOWN" },
	LOT_OF_SEVERAL_PRODUCTS: { tone: "blue", label: "supply.factLOT_OF_SEVERAL_PRODUCTS" },
	EXPIRED: { tone: "red", label: "supply.factEXPIRED" },
	EXPIRES_SOON: { tone: "amber", label: "supply.factEXPIRES_SOON" },
	NO_EXPIRY: { tone: "grey", label: "supply.factNO_EXPIRY" },
	EXPIRY_DIFFERS: { tone: "red", label: "supply.factEXPIRY_DIFFERS" },
	SEPARATOR_MISSING: { tone: "red", label: "supply.factSEPARATOR_MISSING" },
	QUARANTINED: { tone: "amber", label: "supply.factQUARANTINED" },
	RECALLED: { tone: "red", label: "supply.factRECALLED" },
};

export const MOVEMENT_WORDS: Record<MovementKind, PlainKey> = {
	RECEIVED: "supply.moveRECEIVED",
	USED: "supply.moveUSED",
	GIVEN_BACK: "supply.moveGIVEN_BACK",
	AMENDED: "supply.moveAMENDED",
	ADJUSTED: "supply.moveADJUSTED",
	QUARANTINED: "supply.moveQUARANTINED",
	RECALLED: "supply.moveRECALLED",
	RELEASED: "supply.moveRELEASED",
	CORRECTED: "supply.moveCORRECTED",
};

export function choicesOf(words: Readonly<Record<string, PlainKey>>): { value: string; label: string }[] {
	return Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));
}

export function titleOf({ productName, lot }: LotResponse): string {
	return t("supply.lotTitle", { product: productName, lot });
}
