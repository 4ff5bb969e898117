import type { Causality, EventSource, Preventability } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export const CAUSALITY_WORDS: Record<Causality, PlainKey> = {
	NOT_CAUSED: "adverse.causalityNOT_CAUSED",
	UNKNOWN: "adverse.causalityUNKNOWN",
	CAUSED: "adverse.causalityCAUSED",
};

export const PREVENTABILITY_WORDS: Record<Preventability, PlainKey> = {
	RARELY_PREVENTABLE: "adverse.preventRARELY_PREVENTABLE",
	POTENTIALLY_PREVENTABLE: "adverse.preventPOTENTIALLY_PREVENTABLE",
	CONSISTENTLY_PREVENTABLE: "adverse.preventCONSISTENTLY_PREVENTABLE",
};

export const SOURCE_WORDS: Record<EventSource, PlainKey> = {
	NOTE: "adverse.sourceNOTE",
	RECOVERY: "adverse.sourceRECOVERY",
	CALL: "adverse.sourceCALL",
	OTHER: "adverse.sourceOTHER",
};
