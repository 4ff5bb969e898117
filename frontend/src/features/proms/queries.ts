import { useQueryClient } from "@tanstack/react-query";
import { $api } from "@/api/client";
import type { Instrument } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export function courseQuery(episodeId: string) {
	return $api.queryOptions("get", "/api/episodes/{id}/proms", { params: { path: { id: episodeId } } });
}

export function mailQuery(episodeId: string) {
	return $api.queryOptions("get", "/api/episodes/{id}/questionnaire-mail", { params: { path: { id: episodeId } } });
}

/** New scores move the trend, the course of pain and the timeline. */
export function useRenewProms(episodeId: string): () => void {
	const client = useQueryClient();
	return () => {
		void client.invalidateQueries(courseQuery(episodeId));
		void client.invalidateQueries(mailQuery(episodeId));
		for (const path of ["/api/episodes/{id}/pain", "/api/episodes/{id}/timeline"] as const)
			void client.invalidateQueries($api.queryOptions("get", path, { params: { path: { id: episodeId } } }));
	};
}

export const INSTRUMENT_WORDS: Record<Instrument, PlainKey> = {
	NRS_REST: "proms.NRS_REST",
	NRS_MOVEMENT: "proms.NRS_MOVEMENT",
	RMDQ: "proms.RMDQ",
	ODI: "proms.ODI",
	EQ5D: "proms.EQ5D",
	PROMIS_T: "proms.PROMIS_T",
};
