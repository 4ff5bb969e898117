import { Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Causality, EventResponse, EventSource, GradingScheme, Preventability } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import type { IsoInstant } from "@/lib/time";
import { DateTimeField } from "@/ui/DateTimeField";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./adverse.module.css";
import { useRenewEvents } from "./queries";
import { CAUSALITY_WORDS, PREVENTABILITY_WORDS } from "./words";

/** The code for what the site's list lacks: then it is told in words. */
const OTHER = "OTHER";

type Values = {
	what: string | null;
	text: string;
	occurredAt: IsoInstant | null;
	detectedAt: IsoInstant | null;
	scheme: GradingScheme;
	grade: string | null;
	causality: Causality | null;
	preventability: Preventability | null;
	action: string;
	outcome: string;
	reporter: string;
	reason: string;
};

type Props = {
	episodeId: string;
	bookingId?: string;
	source: EventSource;
	/** The one that is corrected; none for a new report. */
	event: EventResponse | undefined;
	onDone: () => void;
};

export function EventForm({ episodeId, bookingId, source, event, onDone }: Props) {
	const renew = useRenewEvents(episodeId);
	const choices = $api.useQuery("get", "/api/adverse-events/choices", {}, { staleTime: 5 * 60_000 });
	const { register, control, handleSubmit, formState, setError, setFocus, setValue, watch } = useForm<Values>({
		defaultValues: valuesOf(event),
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const options = {
		onSuccess: () => {
			notifications.show({ message: t("adverse.saved") });
			onDone();
		},
		onError: (error: unknown) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	};
	const report = $api.useMutation("post", "/api/episodes/{id}/adverse-events", options);
	const correct = $api.useMutation("put", "/api/adverse-events/{id}", options);
	const failed = report.isError ? report.error : correct.isError ? correct.error : undefined;
	const scheme = choices.data?.schemes.find(({ scheme: each }) => each === watch("scheme"));
	const chosen = scheme?.grades.find(({ grade }) => grade === watch("grade"));
	const { errors } = formState;

	const submit = (values: Values) => {
		const { what, occurredAt, grade, causality } = values;
		if (what === null || occurredAt === null || grade === null || causality === null) return;
		setMessages([]);
		const facts = {
			what,
			occurredAt,
			grade,
			causality,
			scheme: values.scheme,
			action: values.action.trim(),
			...(values.text.trim() !== "" && { text: values.text.trim() }),
			...(values.detectedAt !== null && { detectedAt: values.detectedAt }),
			...(values.preventability !== null && { preventability: values.preventability }),
			...(values.outcome.trim() !== "" && { outcome: values.outcome.trim() }),
			...(values.reporter.trim() !== "" && { reporter: values.reporter.trim() }),
		};
		if (event === undefined)
			report.mutate({
				params: { path: { id: episodeId } },
				body: { ...facts, source, ...(bookingId !== undefined && { bookingId }) },
			});
		else
			correct.mutate({
				params: { path: { id: event.id }, header: ifMatch(`"${event.version}"`) },
				body: { ...facts, reason: values.reason.trim() },
			});
	};

	if (choices.data === undefined) {
		return choices.isError ? (
			<ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
		) : (
			<LoadingState rows={6} />
		);
	}
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={event === undefined ? t("adverse.report") : t("adverse.correctTitle")}
			onSubmit={(submitted) => void handleSubmit(submit)(submitted)}
		>
			<FormError
				errors={errors}
				onFocus={setFocus}
				problem={failed === undefined ? undefined : asProblem(failed)}
				messages={messages}
			/>
			<Controller
				control={control}
				name="what"
				rules={{ validate: (what) => what !== null || t("adverse.requiredWhat") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("adverse.what")}
						required
						searchable
						data-autofocus
						data={choices.data.kinds.map(({ code, name }) => ({ value: code, label: name }))}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Textarea
				label={t("adverse.text")}
				description={t("adverse.textHint")}
				required={watch("what") === OTHER}
				autosize
				minRows={2}
				maxRows={6}
				maxLength={500}
				error={errors.text?.message}
				{...register("text", {
					validate: (text, { what }) => what !== OTHER || text.trim() !== "" || t("adverse.requiredText"),
				})}
			/>
			<Controller
				control={control}
				name="occurredAt"
				rules={{ validate: (at) => at !== null || t("adverse.requiredOccurred") }}
				render={({ field, fieldState }) => (
					<DateTimeField
						label={t("adverse.occurredAt")}
						required
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
			<Controller
				control={control}
				name="detectedAt"
				render={({ field, fieldState }) => (
					<DateTimeField
						label={t("adverse.detectedAt")}
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
			<div className={classes["pair"]}>
				<Controller
					control={control}
					name="scheme"
					render={({ field }) => (
						<Select
							label={t("adverse.scheme")}
							required
							allowDeselect={false}
							data={choices.data.schemes.map(({ scheme: value, name }) => ({ value, label: name }))}
							{...field}
							onChange={(next) => {
								field.onChange(next);
								setValue("grade", null);
							}}
						/>
					)}
				/>
				<Controller
					control={control}
					name="grade"
					rules={{ validate: (grade) => grade !== null || t("adverse.requiredGrade") }}
					render={({ field, fieldState }) => (
						<Select
							label={t("adverse.grade")}
							required
							data={(scheme?.grades ?? []).map(({ grade, severity }) => ({
								value: grade,
								label: t("adverse.gradeOption", { grade, severity }),
							}))}
							{...(chosen !== undefined && { description: chosen.meaning })}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
			</div>
			{chosen?.death === true && <p className={classes["notice"]}>{choices.data.deathNotice}</p>}
			<div className={classes["pair"]}>
				<Controller
					control={control}
					name="causality"
					rules={{ validate: (causality) => causality !== null || t("adverse.requiredCausality") }}
					render={({ field, fieldState }) => (
						<Select
							label={t("adverse.causality")}
							required
							data={Object.entries(CAUSALITY_WORDS).map(([value, key]) => ({ value, label: t(key) }))}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
				<Controller
					control={control}
					name="preventability"
					render={({ field }) => (
						<Select
							label={t("adverse.preventability")}
							placeholder={t("adverse.preventabilityNone")}
							clearable
							data={Object.entries(PREVENTABILITY_WORDS).map(([value, key]) => ({ value, label: t(key) }))}
							{...field}
						/>
					)}
				/>
			</div>
			<Textarea
				label={t("adverse.actionTaken")}
				description={t("adverse.actionHint")}
				required
				autosize
				minRows={2}
				maxRows={6}
				maxLength={1000}
				error={errors.action?.message}
				{...register("action", { validate: (action) => action.trim() !== "" || t("adverse.requiredAction") })}
			/>
			<Textarea
				label={t("adverse.outcome")}
				description={t("adverse.outcomeHint")}
				autosize
				minRows={2}
				maxRows={6}
				maxLength={1000}
				error={errors.outcome?.message}
				{...register("outcome")}
			/>
			<TextInput
				label={t("adverse.reporter")}
				description={t("adverse.reporterHint")}
				maxLength={120}
				autoComplete="off"
				error={errors.reporter?.message}
				{...register("reporter")}
			/>
			{event !== undefined && (
				<TextInput
					label={t("adverse.reason")}
					required
					maxLength={500}
					autoComplete="off"
					error={errors.reason?.message}
					{...register("reason", { validate: (reason) => reason.trim() !== "" || t("adverse.requiredReason") })}
				/>
			)}
			<FormFoot submit={t("adverse.save")} busy={report.isPending || correct.isPending} onCancel={onDone} />
		</form>
	);
}

function valuesOf(event: EventResponse | undefined): Values {
	const facts = event?.facts;
	return {
		what: facts?.what ?? null,
		text: facts?.text ?? "",
		occurredAt: facts?.occurredAt ?? null,
		detectedAt: facts?.detectedAt ?? null,
		scheme: facts?.scheme ?? "SIR_2017",
		grade: facts?.grade ?? null,
		causality: facts?.causality ?? null,
		preventability: facts?.preventability ?? null,
		action: facts?.action ?? "",
		outcome: facts?.outcome ?? "",
		reporter: facts?.reporter ?? "",
		reason: "",
	};
}
