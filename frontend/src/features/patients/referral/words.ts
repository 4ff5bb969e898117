import type { RedFlag } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

/** In the order of their urgency, each with what follows from it. */
export const RED_FLAGS: readonly { flag: RedFlag; label: PlainKey; text: PlainKey }[] = [
	{ flag: "CAUDA_EQUINA", label: "referral.flagCaudaEquina", text: "referral.textCaudaEquina" },
	{ flag: "NEUROLOGICAL_DEFICIT", label: "referral.flagNeurologicalDeficit", text: "referral.textNeurologicalDeficit" },
	{ flag: "INFECTION", label: "referral.flagInfection", text: "referral.textInfection" },
	{ flag: "MALIGNANCY_SUSPECTED", label: "referral.flagMalignancySuspected", text: "referral.textMalignancySuspected" },
	{ flag: "PREGNANCY", label: "referral.flagPregnancy", text: "referral.textPregnancy" },
];
