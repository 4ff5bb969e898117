import { ActionIcon, Select, TextInput } from "@mantine/core";
import { useViewportSize } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { type ComponentRef, useRef, useState } from "react";
import { Controller, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import type { VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { MECHANISM_WORDS } from "@/lib/referralWords";
import { type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { LevelChips } from "@/ui/LevelChips";
import { Spine, VERTEBRAL_LEVELS } from "@/ui/Spine";
import { FocusInside } from "../FocusInside";
import forms from "../PatientForm.module.css";
import { choicesOf } from "../words";
import classes from "./ReferralPage.module.css";
import { nextFracture, placeOf, type ReferralValues } from "./referralValues";

const MOST = 20;

/** The picture stands beside the whole form, so it has to fit between the bars above and the edge of the window. */
const ROOM_AROUND = 210;
const LOWEST = 420;
const HIGHEST = 780;

/** Each chosen level with the day, the cause and a note. */
export function FractureFields({ birthDate }: { birthDate: IsoDate }) {
	const { control, formState } = useFormContext<ReferralValues>();
	const { fields, insert, remove } = useFieldArray({
		control,
		name: "fractures",
		rules: { validate: (chosen) => chosen.length > 0 || t("referral.requiredFracture") },
	});
	const error = formState.errors.fractures?.root?.message ?? formState.errors.fractures?.message;
	const [sought, setSought] = useState("");
	const add = (level: VertebralLevel) =>
		insert(placeOf(level, fields), nextFracture(level, fields), { shouldFocus: false });
	const left = VERTEBRAL_LEVELS.filter((level) => !fields.some((fracture) => fracture.level === level));
	return (
		<fieldset className={forms["section"]}>
			<legend className={forms["legend"]}>{t("referral.fractures")}</legend>
			<p className={forms["none"]}>{fields.length === 0 ? t("referral.noFractures") : t("referral.fracturesHint")}</p>
			{fields.map(({ id, level }, index) => (
				<Fracture key={id} index={index} level={level} birthDate={birthDate} onRemove={() => remove(index)} />
			))}
			<Select
				label={t("referral.addLevel")}
				placeholder={t("referral.addLevelHint")}
				className={classes["addLevel"] ?? ""}
				data-add-level
				data={left}
				value={null}
				searchable
				selectFirstOptionOnChange
				searchValue={sought}
				onSearchChange={setSought}
				disabled={fields.length >= MOST}
				onChange={(level) => {
					const chosen = VERTEBRAL_LEVELS.find((known) => known === level);
					if (chosen !== undefined) add(chosen);
					setSought("");
				}}
				error={error}
			/>
		</fieldset>
	);
}

type FractureProps = { index: number; level: VertebralLevel; birthDate: IsoDate; onRemove: () => void };

function Fracture({ index, level, birthDate, onRemove }: FractureProps) {
	const { register, control, formState } = useFormContext<ReferralValues>();
	const today = localDate(useNow(), useZone());
	const errors = formState.errors.fractures?.[index];
	return (
		<fieldset className={classes["fracture"]} data-level={level}>
			<legend className="visually-hidden">{t("referral.fractureOf", { level })}</legend>
			<div className={classes["level"]}>
				<LevelChips levels={[level]} />
			</div>
			<Controller
				control={control}
				name={`fractures.${index}.onset`}
				rules={{
					validate: (onset) => {
						if (onset === null) return t("referral.requiredOnset", { level });
						if (onset > today) return t("referral.onsetFuture", { level });
						return onset >= birthDate || t("referral.onsetBeforeBirth", { level });
					},
				}}
				render={({ field, fieldState }) => (
					<FocusInside focusRef={field.ref}>
						<DateField
							label={t("referral.onset")}
							required
							max={today}
							value={field.value}
							onChange={field.onChange}
							onBlur={field.onBlur}
							error={fieldState.error?.message}
						/>
					</FocusInside>
				)}
			/>
			<Controller
				control={control}
				name={`fractures.${index}.mechanism`}
				rules={{ validate: (mechanism) => mechanism !== null || t("referral.requiredMechanism", { level }) }}
				render={({ field, fieldState }) => (
					<Select
						label={t("referral.mechanism")}
						required
						data={choicesOf(MECHANISM_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TextInput
				label={t("referral.note")}
				maxLength={1000}
				autoComplete="off"
				error={errors?.note?.message ?? errors?.level?.message}
				{...register(`fractures.${index}.note`)}
			/>
			<ActionIcon
				className={forms["beside"] ?? ""}
				aria-label={t("referral.remove", { level })}
				color="gray"
				onClick={onRemove}
			>
				<IconTrash aria-hidden size={16} />
			</ActionIcon>
		</fieldset>
	);
}

/** The whole spine: a click or Enter adds a level; on one that is chosen it leads to its entries, and loses none. */
export function FracturePicture() {
	const { control, getValues, setValue } = useFormContext<ReferralValues>();
	const fractures = useWatch({ control, name: "fractures" });
	const picture = useRef<ComponentRef<"section">>(null);
	const viewport = useViewportSize();
	const toggle = (level: VertebralLevel) => {
		const known = getValues("fractures");
		if (known.some((fracture) => fracture.level === level)) {
			picture.current
				?.closest("form")
				?.querySelector<HTMLInputElement>(`fieldset[data-level="${level}"] input`)
				?.focus();
			return;
		}
		setValue("fractures", known.toSpliced(placeOf(level, known), 0, nextFracture(level, known)), {
			shouldDirty: true,
			shouldValidate: false,
		});
	};
	return (
		<section ref={picture} className={classes["picture"]} aria-label={t("referral.spine")}>
			<Spine
				label={t("referral.spine")}
				levels={fractures.map(({ level }) => ({ level, status: "fractured" }))}
				onToggle={toggle}
				callouts={false}
				maxHeight={Math.min(Math.max(viewport.height - ROOM_AROUND, LOWEST), HIGHEST)}
			/>
		</section>
	);
}
