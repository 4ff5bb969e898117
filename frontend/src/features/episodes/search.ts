import type { EpisodeStatus } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import { EPISODE_LOOKS } from "./words";

// What the addresses of these pages may say. Apart from the pages, because the router reads it before it loads them.

export const EPISODE_TABS = {
	overview: "episodes.tabOverview",
	imaging: "episodes.tabImaging",
	labs: "episodes.tabLabs",
	holds: "episodes.tabHolds",
	consent: "episodes.tabConsent",
	authorizations: "episodes.tabAuthorizations",
	events: "episodes.tabEvents",
	outcome: "episodes.tabOutcome",
} as const satisfies Record<string, PlainKey>;

export type EpisodeTab = keyof typeof EPISODE_TABS;

export function isEpisodeTab(value: unknown): value is EpisodeTab {
	return typeof value === "string" && value in EPISODE_TABS;
}

export type EpisodesSearch = {
	status?: EpisodeStatus | undefined;
	/** From 1, as people count. */
	page?: number | undefined;
	sort?: string | undefined;
	descending?: boolean | undefined;
};

export function isEpisodeStatus(value: unknown): value is EpisodeStatus {
	return typeof value === "string" && value in EPISODE_LOOKS;
}
