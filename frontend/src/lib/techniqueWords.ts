import type { Technique } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export const TECHNIQUE_WORDS: Record<Technique, PlainKey> = {
	VERTEBROPLASTY: "episodes.techniqueVertebroplasty",
	BALLOON_KYPHOPLASTY: "episodes.techniqueKyphoplasty",
	MECHANICAL_IMPLANT: "episodes.techniqueImplant",
	SACROPLASTY: "episodes.techniqueSacroplasty",
};
