import { ActionIcon, Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { Controller, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { t } from "@/i18n/t";
import classes from "./PatientForm.module.css";
import { NEW_CONTACT, type PatientValues } from "./patientValues";
import { CONTACT_WORDS, choicesOf } from "./words";

const MOST = 20;

export function ContactFields() {
	const { control } = useFormContext<PatientValues>();
	const { fields, append, remove } = useFieldArray({ control, name: "contacts" });
	return (
		<fieldset className={classes["section"]}>
			<legend className={classes["legend"]}>{t("patients.contacts")}</legend>
			{fields.length === 0 && <p className={classes["none"]}>{t("patients.noContacts")}</p>}
			{fields.map(({ id }, index) => (
				<Contact key={id} index={index} onRemove={() => remove(index)} />
			))}
			<div className={classes["add"]}>
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					disabled={fields.length >= MOST}
					onClick={() => append({ ...NEW_CONTACT, preferred: fields.length === 0 })}
				>
					{t("patients.addContact")}
				</Button>
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					disabled={fields.length >= MOST}
					onClick={() => append({ ...NEW_CONTACT, kind: "ALTERNATE" })}
				>
					{t("patients.addAlternate")}
				</Button>
			</div>
		</fieldset>
	);
}

function Contact({ index, onRemove }: { index: number; onRemove: () => void }) {
	const { register, control, formState, getValues, setValue } = useFormContext<PatientValues>();
	const errors = formState.errors.contacts?.[index];
	const kind = useWatch({ control, name: `contacts.${index}.kind` });
	const preferred = register(`contacts.${index}.preferred`, {
		// One number is tried first, not several.
		onChange: (event: { target: { checked: boolean } }) => {
			if (!event.target.checked) return;
			getValues("contacts").forEach((_, other) => {
				if (other !== index) setValue(`contacts.${other}.preferred`, false, { shouldDirty: true });
			});
		},
	});
	const number = index + 1;
	return (
		<fieldset className={classes["row"]}>
			<legend className="visually-hidden">{t("patients.contactNumber", { number })}</legend>
			<div className={classes["contact"]}>
				<Controller
					control={control}
					name={`contacts.${index}.kind`}
					render={({ field, fieldState }) => (
						<Select
							label={t("patients.contactKind")}
							data={choicesOf(CONTACT_WORDS)}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<TextInput
					label={t("patients.contactValue")}
					required
					type={kind === "EMAIL" ? "email" : "tel"}
					maxLength={200}
					autoComplete="off"
					error={errors?.value?.message}
					{...register(`contacts.${index}.value`, {
						validate: (text) => text.trim() !== "" || t("patients.requiredContact"),
					})}
				/>
				<Checkbox label={t("patients.contactPreferred")} className={classes["beside"] ?? ""} {...preferred} />
				<ActionIcon
					className={classes["beside"] ?? ""}
					aria-label={t("patients.removeContact", { number })}
					color="gray"
					onClick={onRemove}
				>
					<IconTrash aria-hidden size={16} />
				</ActionIcon>
			</div>
			{kind === "ALTERNATE" && (
				<div className={classes["grid"]}>
					<TextInput
						label={t("patients.contactName")}
						maxLength={120}
						autoComplete="off"
						error={errors?.name?.message}
						{...register(`contacts.${index}.name`)}
					/>
					<TextInput
						label={t("patients.contactRelation")}
						maxLength={60}
						autoComplete="off"
						error={errors?.relation?.message}
						{...register(`contacts.${index}.relation`)}
					/>
				</div>
			)}
		</fieldset>
	);
}
