import { useViewportSize } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { $api } from "@/api/client";
import type { EpisodeResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { Spine, SpineLegend } from "@/ui/Spine";
import classes from "./episodes.module.css";
import { useImaging, useNotes } from "./queries";
import { plannedOf, spineStates } from "./spineStates";
import { LevelDrawer } from "./workup/LevelDrawer";

/** The spine fits below the header; on a low screen the page scrolls rather than the levels become too small to hit. */
const LOWEST = 480;
const AROUND = 300;
/** Below it the column holds one view beside the callouts. */
const WIDE = 1500;

/** Fractures as told and seen, the plan, and what was treated, in one picture. */
export function EpisodeSpine({ episode }: { episode: EpisodeResponse }) {
	const { height, width } = useViewportSize();
	const mayRead = useMay("WORKUP_READ");
	const [level, setLevel] = useState<VertebralLevel>();
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
			<div className={classes["spineStays"]}>
				<div className={classes["panelHead"]}>
					<h2 className={classes["panelTitle"]}>{t("episodes.spine")}</h2>
					<span className={classes["dim"]}>{t(stage)}</span>
				</div>
				<Spine
					levels={states}
					label={t("episodes.spineLabel")}
					selected={level ?? null}
					// Without `onSelect`, one click opens: arrows only walk, Enter reads.
					{...(mayRead && { onToggle: setLevel })}
					view={width < WIDE ? "lateral" : "both"}
					maxHeight={Math.max(LOWEST, height - AROUND)}
				/>
				{mayRead && <p className={classes["dim"]}>{t("episodes.spineHint")}</p>}
				<SpineLegend statuses={["fractured", "planned", "treated", "healed"]} />
			</div>
			<LevelDrawer episode={episode} level={level} onClose={() => setLevel(undefined)} />
		</section>
	);
}
