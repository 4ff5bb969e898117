import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { $api } from "@/api/client";
import type { EpisodeResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { Spine, SpineLegend } from "@/ui/Spine";
import classes from "./episodes.module.css";
import { useImaging, useNotes } from "./queries";
import { plannedOf, spineStates } from "./spineStates";

/** Fractures as told and seen, the plan, and what was treated, in one picture. */
export function EpisodeSpine({ episode }: { episode: EpisodeResponse }) {
	const imaging = useImaging(episode.id);
	const notes = useNotes(episode.id);
	const treated = useQueries({
		queries: (notes.data ?? [])
			.filter(({ status }) => status === "SIGNED")
			.map(({ id }) => $api.queryOptions("get", "/api/notes/{id}", { params: { path: { id } } })),
		combine: (results) => results.flatMap(({ data }) => data?.levels ?? []),
	});
	const { fractures, decision } = episode;
	const studies = imaging.data;
	const states = useMemo(
		() => spineStates({ fractures, studies: studies ?? [], planned: plannedOf(decision), treated }),
		[fractures, studies, decision, treated],
	);
	const stage =
		treated.length > 0
			? "episodes.spineTreated"
			: decision?.outcome === "ACCEPTED"
				? "episodes.spinePlanned"
				: "episodes.spineReferred";
	return (
		<section className={classes["spine"]} aria-label={t("episodes.spine")}>
			<div className={classes["panelHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.spine")}</h2>
				<span className={classes["dim"]}>{t(stage)}</span>
			</div>
			<Spine levels={states} label={t("episodes.spineLabel")} maxHeight={640} />
			<SpineLegend statuses={["fractured", "planned", "treated", "healed"]} />
		</section>
	);
}
