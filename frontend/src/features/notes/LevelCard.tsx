import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useWatch } from "react-hook-form";
import { t } from "@/i18n/t";
import { APPROACH_WORDS, choicesOf, TECHNIQUE_WORDS } from "@/ui/clinicalWords";
import { ChoiceBox, DayBox, type NoteControl, NumberBox, SegmentBox, TextBox, Tick } from "./fields";
import classes from "./notes.module.css";

const ACCESS = choicesOf({
	TRANSPEDICULAR: "notes.TRANSPEDICULAR",
	PARAPEDICULAR: "notes.PARAPEDICULAR",
	EXTRAPEDICULAR: "notes.EXTRAPEDICULAR",
});
/** Types after Yeom 2003. */
const LEAKS = choicesOf({
	NONE: "notes.NONE",
	TYPE_B: "notes.TYPE_B",
	TYPE_S: "notes.TYPE_S",
	TYPE_C: "notes.TYPE_C",
	TYPE_D: "notes.TYPE_D",
});
const YES_NO = choicesOf({ NO: "notes.no", YES: "notes.yes" });

type Props = { control: NoteControl; index: number; onRemove: () => void };

export function LevelCard({ control, index, onRemove }: Props) {
	const level = useWatch({ control, name: `levels.${index}` });
	const leaked = level.leak !== null && level.leak !== "NONE";
	const inflated = level.technique === "BALLOON_KYPHOPLASTY" || level.technique === "MECHANICAL_IMPLANT";
	const of = { control };
	return (
		<section className={classes["card"]} aria-label={level.level}>
			<div className={classes["levelHead"]}>
				<h3 className={classes["levelName"]}>{level.level}</h3>
				<SegmentBox
					{...of}
					name={`levels.${index}.side`}
					label={`${level.level}: ${t("notes.side")}`}
					choices={choicesOf(APPROACH_WORDS)}
				/>
				<Button
					size="compact-sm"
					variant="subtle"
					color="gray"
					leftSection={<IconTrash aria-hidden size={14} />}
					onClick={onRemove}
				>
					{t("notes.remove", { level: level.level })}
				</Button>
			</div>
			<div className={classes["grid"]}>
				<ChoiceBox
					{...of}
					name={`levels.${index}.technique`}
					label={t("notes.technique")}
					choices={choicesOf(TECHNIQUE_WORDS)}
				/>
				<ChoiceBox {...of} name={`levels.${index}.approach`} label={t("notes.approach")} choices={ACCESS} />
				<NumberBox {...of} name={`levels.${index}.needleGauge`} label={t("notes.needleGauge")} />
				<TextBox {...of} name={`levels.${index}.cementProduct`} label={t("notes.cementProduct")} />
				<TextBox {...of} name={`levels.${index}.cementLot`} label={t("notes.cementLot")} />
				<DayBox {...of} name={`levels.${index}.cementExpiry`} label={t("notes.cementExpiry")} />
				<NumberBox {...of} name={`levels.${index}.cementMlLeft`} label={t("notes.cementLeft")} decimals={1} />
				<NumberBox {...of} name={`levels.${index}.cementMlRight`} label={t("notes.cementRight")} decimals={1} />
				<ChoiceBox {...of} name={`levels.${index}.leak`} label={t("notes.leak")} choices={LEAKS} />
				{leaked && (
					<>
						<TextBox {...of} name={`levels.${index}.leakSite`} label={t("notes.leakSite")} />
						<ChoiceBox
							{...of}
							name={`levels.${index}.leakSymptomatic`}
							label={t("notes.leakSymptomatic")}
							choices={YES_NO}
						/>
						<TextBox {...of} name={`levels.${index}.leakAction`} label={t("notes.leakAction")} />
					</>
				)}
				{inflated && (
					<>
						<TextBox {...of} name={`levels.${index}.balloonModel`} label={t("notes.balloonModel")} />
						<NumberBox {...of} name={`levels.${index}.balloonVolumeMl`} label={t("notes.balloonVolume")} decimals={1} />
						<NumberBox {...of} name={`levels.${index}.balloonPeakPressurePsi`} label={t("notes.balloonPressure")} />
					</>
				)}
				<NumberBox {...of} name={`levels.${index}.heightBeforeMm`} label={t("notes.heightBefore")} decimals={1} />
				<NumberBox {...of} name={`levels.${index}.heightAfterMm`} label={t("notes.heightAfter")} decimals={1} />
				<NumberBox
					{...of}
					name={`levels.${index}.kyphoticAngleDegrees`}
					label={t("notes.kyphoticAngle")}
					decimals={1}
				/>
			</div>
			<Tick {...of} name={`levels.${index}.biopsy`} label={t("notes.biopsy")} />
		</section>
	);
}
