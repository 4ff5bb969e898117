import { Button, Checkbox } from "@mantine/core";
import { IconArrowDown, IconCopy, IconTrash } from "@tabler/icons-react";
import { useController, useFormContext, useWatch } from "react-hook-form";
import { t } from "@/i18n/t";
import { formatNumber, numberOf } from "@/lib/numbers";
import { classNames } from "@/ui/classNames";
import { StatusChip } from "@/ui/StatusChip";
import { At, useNoteFacts } from "./fields";
import { LotField } from "./LotField";
import classes from "./NoteEditor.module.css";
import { NoteField } from "./NoteField";
import { copiedDown, type NoteValues } from "./noteValues";

type Props = {
	index: number;
	active: boolean;
	/** Only its name and state: the table above has its entries. */
	folded: boolean;
	/** Whether the booking planned this level. */
	planned: boolean;
	onActive: () => void;
	onRemove: () => void;
};

export function LevelCard({ index, active, folded, planned, onActive, onRemove }: Props) {
	const { control } = useFormContext<NoteValues>();
	const at = `levels.${index}` as const;
	const values = useWatch({ control, name: at });
	const { open } = useNoteFacts();
	const missing = [...open].filter((pointer) => pointer.startsWith(`/levels/${index}/`)).length;
	const leaked = values.leak !== null && values.leak !== "NONE";
	const balloon = values.technique === "BALLOON_KYPHOPLASTY" || values.balloonModel !== "";
	return (
		<fieldset
			aria-label={t("notes.level", { level: values.level })}
			data-level-card={values.level}
			className={classNames(classes["card"], active && classes["active"])}
			onFocusCapture={onActive}
		>
			<div className={classes["cardHead"]}>
				<span className={classes["levelName"]}>{values.level}</span>
				{missing > 0 ? (
					<StatusChip tone="amber" label={t("notes.levelOpen", { count: missing })} />
				) : (
					<StatusChip tone="green" label={t("notes.levelComplete")} />
				)}
				{!planned && <StatusChip tone="red" label={t("notes.notPlanned")} />}
				<SameCement index={index} />
				<CopyDown index={index} />
				<Button
					className={classes["remove"] ?? ""}
					variant="subtle"
					color="gray"
					leftSection={<IconTrash aria-hidden size={14} />}
					aria-label={t("notes.removeLevel", { level: values.level })}
					onClick={onRemove}
				>
					{t("notes.remove")}
				</Button>
			</div>
			<div className={classes["grid"]} hidden={folded}>
				<NoteField span="all" name={`${at}.technique`} />
				<NoteField span="all" name={`${at}.approach`} />
				<NoteField span="two" name={`${at}.side`} />
				<NoteField name={`${at}.needleGauge`} />
				<NoteField name={`${at}.biopsy`} />
				{balloon && (
					<>
						<LotField index={index} kind="BALLOON" />
						<NoteField name={`${at}.balloonVolumeMl`} />
						<NoteField name={`${at}.balloonPeakPressurePsi`} />
						<NoteField name={`${at}.balloonUnits`} />
					</>
				)}
				<LotField index={index} kind="CEMENT" />
				<NoteField name={`${at}.cementMlLeft`} />
				<NoteField name={`${at}.cementMlRight`} />
				<NoteField span="two" name={`${at}.cementMixingMinutes`} />
				<NoteField name={`${at}.cementUnits`} />
				<BeyondStock index={index} />
				<NoteField name={`${at}.heightBeforeMm`} />
				<NoteField name={`${at}.heightAfterMm`} />
				<NoteField name={`${at}.kyphoticAngleDegrees`} />
				<HeightGain before={numberOf(values.heightBeforeMm)} after={numberOf(values.heightAfterMm)} />
				<NoteField span="all" name={`${at}.leak`} />
				{leaked && (
					<>
						<NoteField span="two" name={`${at}.leakSite`} />
						<NoteField span="two" name={`${at}.leakSymptomatic`} />
						<NoteField span="all" name={`${at}.leakAction`} />
					</>
				)}
			</div>
		</fieldset>
	);
}

/** Asked only where the stock has fewer than were opened. */
function BeyondStock({ index }: { index: number }) {
	const { control } = useFormContext<NoteValues>();
	const { open } = useNoteFacts();
	const { field, fieldState } = useController({ control, name: `levels.${index}.beyondStock` });
	if (!field.value && !open.has(`/levels/${index}/beyondStock`)) return null;
	return (
		<At name={`levels.${index}.beyondStock`} label={t("notes.beyondStock")} span="all">
			<Checkbox
				ref={field.ref}
				label={t("notes.beyondStock")}
				checked={field.value}
				error={fieldState.error?.message}
				onChange={(event) => field.onChange(event.currentTarget.checked)}
				onBlur={field.onBlur}
			/>
		</At>
	);
}

/** Arithmetic on what was entered, never an entry of its own. */
function HeightGain({ before, after }: { before: number | undefined; after: number | undefined }) {
	if (before === undefined || after === undefined) return <span />;
	const gain = after - before;
	const sign = gain > 0 ? "+" : gain < 0 ? "−" : "±";
	return (
		<span className={classes["gain"]}>
			{t("notes.heightGain", { change: `${sign}${formatNumber(Math.abs(gain), Number.isInteger(gain) ? 0 : 1)}` })}
		</span>
	);
}

/** One mix usually serves several levels; a press of a button says so, silence does not. */
function SameCement({ index }: { index: number }) {
	const { control, getValues, setValue } = useFormContext<NoteValues>();
	const levels = useWatch({ control, name: "levels" });
	const own = levels[index];
	const source = levels.find((level, other) => other !== index && level.cementLot !== "");
	if (source === undefined || own === undefined || own.cementLot !== "" || own.cementProduct !== "") return null;
	return (
		<Button
			size="compact-xs"
			variant="default"
			leftSection={<IconCopy aria-hidden size={12} />}
			onClick={() => {
				const { cementProduct, cementLot, cementLotId, cementExpiry, lotNotInCatalogue } = source;
				setValue(`levels.${index}`, {
					...getValues(`levels.${index}`),
					cementProduct,
					cementLot,
					cementLotId,
					cementExpiry,
					lotNotInCatalogue,
				});
			}}
		>
			{t("notes.sameCement", { level: source.level })}
		</Button>
	);
}

function CopyDown({ index }: { index: number }) {
	const { control, getValues, setValue } = useFormContext<NoteValues>();
	const levels = useWatch({ control, name: "levels" });
	const [own, next] = [levels[index], levels[index + 1]];
	if (own === undefined || next === undefined) return null;
	return (
		<Button
			size="compact-xs"
			variant="default"
			leftSection={<IconArrowDown aria-hidden size={12} />}
			aria-label={t("notes.copyDownOf", { level: own.level, next: next.level })}
			onClick={() =>
				setValue(`levels.${index + 1}`, copiedDown(getValues(`levels.${index}`), getValues(`levels.${index + 1}`)))
			}
		>
			{t("notes.copyDown")}
		</Button>
	);
}
