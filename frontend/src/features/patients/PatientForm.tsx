import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Controller, FormProvider, type SubmitHandler, type UseFormReturn, useFormContext } from "react-hook-form";
import type { AllergyResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { languageChoices } from "@/lib/languages";
import { localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { AllergyFields } from "./AllergyFields";
import { ContactFields } from "./ContactFields";
import { FocusInside } from "./FocusInside";
import { HEIGHT_UNITS, MeasureField, WEIGHT_UNITS } from "./MeasureField";
import classes from "./PatientForm.module.css";
import type { PatientValues } from "./patientValues";
import { CONSENT_WORDS, choicesOf, SEX_WORDS, voicemailChoices } from "./words";

type Props = {
	form: UseFormReturn<PatientValues>;
	/** Above the fields: what was refused, and who might be the same person. */
	notices: ReactNode;
	imported?: readonly AllergyResponse[];
	submit: string;
	busy: boolean;
	onSubmit: SubmitHandler<PatientValues>;
	onCancel: () => void;
};

export function PatientForm({ form, notices, imported = [], submit, busy, onSubmit, onCancel }: Props) {
	return (
		<FormProvider {...form}>
			<form
				noValidate
				className={classes["form"]}
				aria-label={t("patients.formLabel")}
				onSubmit={(event) => void form.handleSubmit(onSubmit)(event)}
			>
				{notices}
				<div className={classes["columns"]}>
					<div className={classes["column"]}>
						<IdentityFields />
						<CommunicationFields />
						<BodyFields />
						<AddressFields />
					</div>
					<div className={classes["column"]}>
						<ContactFields />
						<AllergyFields imported={imported} />
					</div>
				</div>
				<div className={classes["foot"]}>
					<Button variant="default" onClick={onCancel}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={busy}>
						{submit}
					</Button>
				</div>
			</form>
		</FormProvider>
	);
}

function Section({ title, children }: { title: string; children: ReactNode }) {
	return (
		<fieldset className={classes["section"]}>
			<legend className={classes["legend"]}>{title}</legend>
			<div className={classes["grid"]}>{children}</div>
		</fieldset>
	);
}

function IdentityFields() {
	const { register, control, formState } = useFormContext<PatientValues>();
	const { errors } = formState;
	const zone = useZone();
	const today = localDate(useNow(), zone);
	return (
		<Section title={t("patients.identity")}>
			<TextInput
				label={t("patients.mrn")}
				required
				maxLength={40}
				autoComplete="off"
				autoFocus
				error={errors.mrn?.message}
				{...register("mrn", { validate: (text) => text.trim() !== "" || t("patients.requiredMrn") })}
			/>
			<Controller
				control={control}
				name="birthDate"
				rules={{
					validate: (date) =>
						date === null ? t("patients.requiredBirthDate") : date > today ? t("patients.birthDateFuture") : true,
				}}
				render={({ field, fieldState }) => (
					<FocusInside focusRef={field.ref}>
						<DateField
							label={t("patients.birthDate")}
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
			<TextInput
				label={t("patients.familyName")}
				required
				maxLength={100}
				autoComplete="off"
				error={errors.familyName?.message}
				{...register("familyName", { validate: (text) => text.trim() !== "" || t("patients.requiredFamilyName") })}
			/>
			<TextInput
				label={t("patients.givenName")}
				required
				maxLength={100}
				autoComplete="off"
				error={errors.givenName?.message}
				{...register("givenName", { validate: (text) => text.trim() !== "" || t("patients.requiredGivenName") })}
			/>
			<TextInput
				label={t("patients.formerName")}
				maxLength={100}
				autoComplete="off"
				error={errors.formerName?.message}
				{...register("formerName")}
			/>
			<Controller
				control={control}
				name="sex"
				rules={{ validate: (sex) => sex !== null || t("patients.requiredSex") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("patients.administrativeSex")}
						required
						data={choicesOf(SEX_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
		</Section>
	);
}

function CommunicationFields() {
	const { register, control, getValues } = useFormContext<PatientValues>();
	return (
		<Section title={t("patients.communication")}>
			<Controller
				control={control}
				name="language"
				render={({ field, fieldState }) => (
					<Select
						label={t("patients.language")}
						required
						searchable
						data={languageChoices(getValues("language"))}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Controller
				control={control}
				name="voicemailRule"
				render={({ field, fieldState }) => (
					<Select
						label={t("patients.voicemailRule")}
						required
						data={voicemailChoices()}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Controller
				control={control}
				name="emailConsent"
				render={({ field, fieldState }) => (
					<Select
						label={t("patients.emailConsent")}
						description={t("patients.emailConsentHint")}
						required
						data={choicesOf(CONSENT_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Checkbox label={t("patients.interpreterNeeded")} {...register("interpreterNeeded")} />
		</Section>
	);
}

function BodyFields() {
	const { control } = useFormContext<PatientValues>();
	return (
		<Section title={t("patients.body")}>
			<Controller
				control={control}
				name="weightKg"
				render={({ field: { ref, value, onChange, onBlur }, fieldState }) => (
					<FocusInside focusRef={ref}>
						<MeasureField
							label={t("patients.weight")}
							units={WEIGHT_UNITS}
							value={value}
							onChange={onChange}
							onBlur={onBlur}
							error={fieldState.error?.message}
						/>
					</FocusInside>
				)}
			/>
			<Controller
				control={control}
				name="heightCm"
				render={({ field: { ref, value, onChange, onBlur }, fieldState }) => (
					<FocusInside focusRef={ref}>
						<MeasureField
							label={t("patients.height")}
							units={HEIGHT_UNITS}
							value={value}
							onChange={onChange}
							onBlur={onBlur}
							error={fieldState.error?.message}
						/>
					</FocusInside>
				)}
			/>
		</Section>
	);
}

function AddressFields() {
	const { register, formState } = useFormContext<PatientValues>();
	const { errors } = formState;
	return (
		<Section title={t("patients.address")}>
			<TextInput
				label={t("patients.addressLine")}
				className={classes["wide"] ?? ""}
				maxLength={200}
				autoComplete="off"
				error={errors.addressLine?.message}
				{...register("addressLine")}
			/>
			<TextInput
				label={t("patients.city")}
				maxLength={100}
				autoComplete="off"
				error={errors.city?.message}
				{...register("city")}
			/>
			<TextInput
				label={t("patients.postalCode")}
				maxLength={20}
				autoComplete="off"
				error={errors.postalCode?.message}
				{...register("postalCode")}
			/>
		</Section>
	);
}
