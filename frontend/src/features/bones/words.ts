import type { BoneGapKind, BoneGapStatus, BoneRecordKind, BoneRecordView, BoneUnit } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

export const KIND_WORDS: Record<BoneRecordKind, PlainKey> = {
	DXA: "bones.kindDxa",
	VITAMIN_D: "bones.kindVitaminD",
	CALCIUM: "bones.kindCalcium",
	TREATMENT: "bones.kindTreatment",
	FALLS: "bones.kindFalls",
	LIAISON: "bones.kindLiaison",
};

export const GAP_KINDS: readonly BoneGapKind[] = ["DXA", "VITAMIN_D", "TREATMENT", "LIAISON"];

export const GAP_LOOKS: Record<BoneGapStatus, { tone: Tone; label: PlainKey }> = {
	MISSING: { tone: "amber", label: "bones.statusMissing" },
	OLD: { tone: "amber", label: "bones.statusOld" },
	UNDER_WAY: { tone: "blue", label: "bones.statusUnderWay" },
	CLOSED: { tone: "green", label: "bones.statusClosed" },
	WAIVED: { tone: "grey", label: "bones.statusWaived" },
	SUPERSEDED: { tone: "grey", label: "bones.statusSuperseded" },
};

export const UNIT_WORDS: Record<BoneUnit, PlainKey> = {
	NMOL_L: "bones.nmolL",
	NG_ML: "bones.ngMl",
	MMOL_L: "bones.mmolL",
	MG_DL: "bones.mgDl",
};

export const DECISION_WORDS = {
	DRUG: "bones.decisionDrug",
	DECLINED: "bones.decisionDeclined",
	CONTRAINDICATED: "bones.decisionContraindicated",
	REFERRED: "bones.decisionReferred",
} as const;

export const STAGE_WORDS = {
	SENT: "bones.stageSent",
	ACCEPTED: "bones.stageAccepted",
	SEEN: "bones.stageSeen",
} as const;

/** What an entry says, without its kind and its date. */
export function told({ kind, amount, unit, converted, site, decision, drug, reason, stage }: BoneRecordView): string {
	switch (kind) {
		case "DXA":
			return t("bones.tScoreValue", { value: amount ?? "", site: site ?? "" });
		case "VITAMIN_D":
			return unit === undefined
				? String(amount)
				: t("bones.vitaminValue", {
						value: amount ?? "",
						unit: t(UNIT_WORDS[unit]),
						other: converted ?? "",
						otherUnit: t(UNIT_WORDS[unit === "NMOL_L" ? "NG_ML" : "NMOL_L"]),
					});
		case "CALCIUM":
			return t("bones.value", { value: amount ?? "", unit: unit === undefined ? "" : t(UNIT_WORDS[unit]) });
		case "FALLS":
			return t("bones.fallsValue", { count: amount ?? 0 });
		case "TREATMENT":
			return [decision === undefined ? undefined : t(DECISION_WORDS[decision]), drug, reason]
				.filter((part) => part !== undefined)
				.join(", ");
		case "LIAISON":
			return stage === undefined ? "" : t(STAGE_WORDS[stage]);
	}
}
