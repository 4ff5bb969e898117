import type { NoteResponse, TreatedLevelResponse, VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { LevelChips } from "@/ui/LevelChips";
import { Spine, type SpineLevelState, VERTEBRAL_LEVELS } from "@/ui/Spine";
import classes from "./NoteEditor.module.css";
import { TECHNIQUE_WORDS } from "./words";

export type SpineLevel = Pick<TreatedLevelResponse, "level" | "technique" | "side" | "cementMlLeft" | "cementMlRight">;

type Props = {
	note: Pick<NoteResponse, "plannedLevels" | "earlierLevels">;
	treated: readonly SpineLevel[];
	selected?: VertebralLevel | null;
	onToggle?: (level: VertebralLevel) => void;
};

/** What was planned, what was treated before, and what is treated in this note. */
export function NoteSpine({ note, treated, selected = null, onToggle }: Props) {
	return (
		<>
			<Spine
				label={t("notes.spine")}
				levels={statesOf(note, treated)}
				selected={selected}
				view="lateral"
				callouts
				maxHeight={560}
				{...(onToggle !== undefined && { onToggle })}
			/>
			{onToggle !== undefined && <p className={classes["hint"]}>{t("notes.spineHint")}</p>}
			<dl className={classes["facts"]}>
				<dt>{t("notes.plannedLevels")}</dt>
				<dd>{levels(note.plannedLevels)}</dd>
				<dt>{t("notes.earlierLevels")}</dt>
				<dd>{levels(note.earlierLevels)}</dd>
			</dl>
		</>
	);
}

function levels(of: readonly VertebralLevel[]) {
	return of.length === 0 ? t("notes.none") : <LevelChips levels={of} />;
}

function statesOf(
	{ plannedLevels, earlierLevels }: Props["note"],
	treated: readonly SpineLevel[],
): readonly SpineLevelState[] {
	return VERTEBRAL_LEVELS.flatMap((level): SpineLevelState[] => {
		const now = treated.find((other) => other.level === level);
		const earlier = earlierLevels.includes(level) ? t("notes.earlierLevels") : undefined;
		if (now !== undefined) {
			return [
				{
					level,
					status: "treated",
					...(now.side !== undefined && { approach: now.side }),
					callout: {
						title: t("notes.calloutTreated", { level }),
						detail: [techniqueOf(now), cementOf(now), earlier].filter((part) => part !== undefined).join(" · "),
					},
				},
			];
		}
		if (plannedLevels.includes(level)) {
			return [
				{
					level,
					status: "planned",
					callout: { title: t("notes.calloutPlanned", { level }), detail: earlier ?? "" },
				},
			];
		}
		if (earlier === undefined) return [];
		return [{ level, status: "prior", callout: { title: t("notes.calloutEarlier", { level }), detail: "" } }];
	});
}

function techniqueOf({ technique }: SpineLevel): string | undefined {
	return technique === undefined ? undefined : t(TECHNIQUE_WORDS[technique]);
}

function cementOf({ cementMlLeft, cementMlRight }: SpineLevel): string {
	if (cementMlLeft === undefined && cementMlRight === undefined) return t("notes.calloutNoCement");
	return formatQuantity((cementMlLeft ?? 0) + (cementMlRight ?? 0), "mL", 1);
}
