import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { Controller, useFieldArray, useFormContext } from "react-hook-form";
import type { AllergyResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { AllergyChips } from "./AllergyChips";
import classes from "./PatientForm.module.css";
import { NEW_ALLERGY, type PatientValues } from "./patientValues";
import { CATEGORY_WORDS, choicesOf, severityChoices } from "./words";

const MOST = 100;

export function AllergyFields({ imported }: { imported: readonly AllergyResponse[] }) {
	const { control } = useFormContext<PatientValues>();
	const { fields, append, remove } = useFieldArray({ control, name: "allergies" });
	return (
		<fieldset className={classes["section"]}>
			<legend className={classes["legend"]}>{t("patients.allergies")}</legend>
			{imported.length > 0 && (
				<div className={classes["imported"]}>
					<p className={classes["none"]}>{t("patients.importedAllergies")}</p>
					<AllergyChips allergies={imported} />
				</div>
			)}
			{fields.length === 0 && imported.length === 0 && <p className={classes["none"]}>{t("patients.noAllergies")}</p>}
			{fields.map(({ id }, index) => (
				<Allergy key={id} index={index} onRemove={() => remove(index)} />
			))}
			<div className={classes["add"]}>
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					disabled={fields.length >= MOST}
					onClick={() => append(NEW_ALLERGY)}
				>
					{t("patients.addAllergy")}
				</Button>
			</div>
		</fieldset>
	);
}

function Allergy({ index, onRemove }: { index: number; onRemove: () => void }) {
	const { register, control, formState } = useFormContext<PatientValues>();
	const errors = formState.errors.allergies?.[index];
	const number = index + 1;
	return (
		<fieldset className={classes["row"]}>
			<legend className="visually-hidden">{t("patients.allergyNumber", { number })}</legend>
			<div className={classes["allergy"]}>
				<TextInput
					label={t("patients.substance")}
					required
					maxLength={200}
					autoComplete="off"
					error={errors?.substance?.message}
					{...register(`allergies.${index}.substance`, {
						validate: (text) => text.trim() !== "" || t("patients.requiredSubstance"),
					})}
				/>
				<Controller
					control={control}
					name={`allergies.${index}.category`}
					render={({ field, fieldState }) => (
						<Select
							label={t("patients.category")}
							data={choicesOf(CATEGORY_WORDS)}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<ActionIcon
					className={classes["beside"] ?? ""}
					aria-label={t("patients.removeAllergy", { number })}
					color="gray"
					onClick={onRemove}
				>
					<IconTrash aria-hidden size={16} />
				</ActionIcon>
				<TextInput
					label={t("patients.reaction")}
					maxLength={200}
					autoComplete="off"
					error={errors?.reaction?.message}
					{...register(`allergies.${index}.reaction`)}
				/>
				<Controller
					control={control}
					name={`allergies.${index}.severity`}
					render={({ field, fieldState }) => (
						<Select
							label={t("patients.severity")}
							data={severityChoices()}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
			</div>
		</fieldset>
	);
}
