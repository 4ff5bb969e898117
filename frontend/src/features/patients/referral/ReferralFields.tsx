import { Button, Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { t } from "@/i18n/t";
import { CARE_RESULT_WORDS, INDICATION_WORDS, PAIN_COURSE_WORDS, SETTING_WORDS } from "@/lib/referralWords";
import { RmdqField } from "@/ui/RmdqField";
import { isRmdqPossible } from "@/ui/rmdq";
import { ScorePicker } from "@/ui/ScorePicker";
import { FocusInside } from "../FocusInside";
import forms from "../PatientForm.module.css";
import { choicesOf, URGENCY_WORDS } from "../words";
import classes from "./ReferralPage.module.css";
import type { ReferralValues } from "./referralValues";
import { RED_FLAGS } from "./words";

function Section({ title, children }: { title: string; children: ReactNode }) {
	return (
		<fieldset className={forms["section"]}>
			<legend className={forms["legend"]}>{title}</legend>
			{children}
		</fieldset>
	);
}

export function RequestFields() {
	const { register, control, formState } = useFormContext<ReferralValues>();
	const errors = formState.errors.referrer;
	return (
		<Section title={t("referral.request")}>
			<div className={classes["thirds"]}>
				<Controller
					control={control}
					name="urgency"
					rules={{ validate: (urgency) => urgency !== null || t("referral.requiredUrgency") }}
					render={({ field, fieldState }) => (
						<Select
							label={t("referral.urgency")}
							required
							data={Object.entries(URGENCY_WORDS).map(([value, { label }]) => ({ value, label: t(label) }))}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<Controller
					control={control}
					name="indication"
					rules={{ validate: (indication) => indication !== null || t("referral.requiredIndication") }}
					render={({ field, fieldState }) => (
						<Select
							label={t("referral.indication")}
							required
							data={choicesOf(INDICATION_WORDS)}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<Controller
					control={control}
					name="setting"
					rules={{ validate: (setting) => setting !== null || t("referral.requiredSetting") }}
					render={({ field, fieldState }) => (
						<Select
							label={t("referral.setting")}
							required
							data={choicesOf(SETTING_WORDS)}
							allowDeselect={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<TextInput
					label={t("referral.referrerName")}
					required
					maxLength={120}
					autoComplete="off"
					error={errors?.name?.message}
					{...register("referrer.name", { validate: (text) => text.trim() !== "" || t("referral.requiredReferrer") })}
				/>
				<TextInput
					label={t("referral.organisation")}
					maxLength={200}
					autoComplete="off"
					error={errors?.organisation?.message}
					{...register("referrer.organisation")}
				/>
				<TextInput
					label={t("referral.phone")}
					type="tel"
					maxLength={40}
					autoComplete="off"
					error={errors?.phone?.message}
					{...register("referrer.phone")}
				/>
			</div>
		</Section>
	);
}

export function RedFlagFields() {
	const { control, setValue } = useFormContext<ReferralValues>();
	const [flags, urgency] = useWatch({ control, name: ["redFlags", "urgency"] });
	const present = RED_FLAGS.filter(({ flag }) => flags.includes(flag));
	return (
		<Section title={t("referral.redFlags")}>
			<p className={forms["none"]}>{t("referral.redFlagsHint")}</p>
			<Controller
				control={control}
				name="redFlags"
				render={({ field, fieldState }) => (
					<FocusInside focusRef={field.ref} className={forms["none"]}>
						<Checkbox.Group
							aria-label={t("referral.redFlags")}
							value={field.value}
							onChange={field.onChange}
							error={fieldState.error?.message}
						>
							<div className={classes["flags"]}>
								{RED_FLAGS.map(({ flag, label }) => (
									<Checkbox key={flag} value={flag} label={t(label)} />
								))}
							</div>
						</Checkbox.Group>
					</FocusInside>
				)}
			/>
			<div role="alert">
				{present.length > 0 && (
					<div className={classes["warning"]}>
						<p className={classes["warningTitle"]}>
							<IconAlertTriangle aria-hidden size={17} />
							{t("referral.warningTitle", { count: present.length })}
						</p>
						<p>{t("referral.warningText")}</p>
						<ul>
							{present.map(({ flag, label, text }) => (
								<li key={flag}>
									<strong>{t(label)}.</strong> {t(text)}
								</li>
							))}
						</ul>
						{urgency !== "EMERGENT" && (
							<Button
								variant="default"
								onClick={() => setValue("urgency", "EMERGENT", { shouldDirty: true, shouldValidate: true })}
							>
								{t("referral.makeEmergent")}
							</Button>
						)}
					</div>
				)}
			</div>
		</Section>
	);
}

export function PainFields() {
	const { control } = useFormContext<ReferralValues>();
	const [rest, movement] = useWatch({ control, name: ["painAtRest", "painOnMovement"] });
	return (
		<Section title={t("referral.pain")}>
			<div role="status">
				{rest !== null && movement !== null && rest > movement && (
					<p className={classes["warningTitle"]}>
						<IconAlertTriangle aria-hidden size={17} />
						{t("referral.restAboveMovement")}
					</p>
				)}
			</div>
			<div className={classes["scores"]}>
				<Controller
					control={control}
					name="painOnMovement"
					rules={{ validate: (score) => score !== null || t("referral.requiredPain") }}
					render={({ field, fieldState }) => (
						<FocusInside focusRef={field.ref}>
							<ScorePicker
								label={t("referral.painOnMovement")}
								value={field.value ?? undefined}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						</FocusInside>
					)}
				/>
				<Controller
					control={control}
					name="painAtRest"
					render={({ field, fieldState }) => (
						<FocusInside focusRef={field.ref}>
							<ScorePicker
								label={t("referral.painAtRest")}
								value={field.value ?? undefined}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						</FocusInside>
					)}
				/>
				<Controller
					control={control}
					name="rmdq"
					rules={{ validate: (score) => isRmdqPossible(score) || t("common.rmdqRange") }}
					render={({ field, fieldState }) => (
						<RmdqField
							focusRef={field.ref}
							value={field.value}
							onChange={field.onChange}
							error={fieldState.error?.message}
						/>
					)}
				/>
			</div>
		</Section>
	);
}

export function CareFields() {
	const { register, control, formState } = useFormContext<ReferralValues>();
	const { errors } = formState;
	return (
		<Section title={t("referral.care")}>
			<div className={classes["texts"]}>
				<Textarea
					label={t("referral.nonSurgicalCare")}
					description={t("referral.nonSurgicalCareHint")}
					autosize
					minRows={3}
					maxRows={10}
					maxLength={2000}
					error={errors.nonSurgicalCare?.message}
					{...register("nonSurgicalCare", {
						validate: (text, { nonSurgicalResult }) =>
							nonSurgicalResult === null || text.trim() !== "" || t("referral.careMissing"),
					})}
				/>
				<Controller
					control={control}
					name="nonSurgicalResult"
					render={({ field, fieldState }) => (
						<Select
							label={t("episodes.careResult")}
							data={choicesOf(CARE_RESULT_WORDS)}
							clearable
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<Controller
					control={control}
					name="painCourse"
					render={({ field, fieldState }) => (
						<Select
							label={t("episodes.painCourse")}
							data={choicesOf(PAIN_COURSE_WORDS)}
							clearable
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<Textarea
					label={t("referral.goals")}
					autosize
					minRows={2}
					maxRows={8}
					maxLength={2000}
					error={errors.goals?.message}
					{...register("goals")}
				/>
			</div>
		</Section>
	);
}
