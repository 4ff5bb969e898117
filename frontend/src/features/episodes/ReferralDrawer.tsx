import { ActionIcon, Button, Checkbox, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useFieldArray, useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	CareSetting,
	EpisodeRequest,
	EpisodeResponse,
	FractureMechanism,
	FractureRequest,
	Indication,
	NonSurgicalResult,
	PainCourse,
	RedFlag,
	Referrer,
	Urgency,
	VertebralLevel,
} from "@/api/schema";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
import {
	CARE_RESULT_WORDS,
	INDICATION_WORDS,
	MECHANISM_WORDS,
	PAIN_COURSE_WORDS,
	SETTING_WORDS,
} from "@/lib/referralWords";
import { type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { RmdqField } from "@/ui/RmdqField";
import { isRmdqPossible, type RmdqEntry, rmdqEntryOf, rmdqRequest } from "@/ui/rmdq";
import classes from "./episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "./FormDrawer";
import { DateField, LongTextField, NumberField, present, SelectField, TextField, wordsOf } from "./fields";
import { episodeQuery, useRenewEpisodes } from "./queries";
import { choicesOf, choicesOfLooks, RED_FLAG_WORDS, URGENCY_LOOKS } from "./words";
import { LEVEL_CHOICES } from "./workup/LevelsField";

type FractureValues = {
	level: VertebralLevel | null;
	onset: IsoDate | null;
	mechanism: FractureMechanism | null;
	note: string;
};

type ReferralValues = {
	urgency: Urgency;
	indication: Indication;
	setting: CareSetting;
	referrer: { name: string; organisation: string; phone: string };
	fractures: FractureValues[];
	painAtRest: Typed;
	painOnMovement: Typed;
	rmdq: RmdqEntry;
	nonSurgicalCare: string;
	nonSurgicalResult: NonSurgicalResult | null;
	painCourse: PainCourse | null;
	goals: string;
	redFlags: RedFlag[];
};

type Props = { loaded: Versioned<EpisodeResponse>; opened: boolean; onClose: () => void };

export function ReferralDrawer({ loaded, opened, onClose }: Props) {
	return (
		<FormDrawer title={t("episodes.editReferral")} wide opened={opened} onClose={onClose}>
			<ReferralForm loaded={loaded} onDone={onClose} />
		</FormDrawer>
	);
}

function ReferralForm({ loaded, onDone }: { loaded: Versioned<EpisodeResponse>; onDone: () => void }) {
	const client = useQueryClient();
	const renew = useRenewEpisodes();
	// What the entries are based on; a version that arrives later in the background must not replace it unnoticed.
	const [base, setBase] = useState(loaded);
	const { id } = base.data;
	const form = useForm<ReferralValues>({ defaultValues: valuesOf(base.data) });
	const { refusal, take, clear } = useRefusal(form);
	const change = $api.useMutation("put", "/api/episodes/{id}", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const loadNewest = async () => {
		const newest = await client.fetchQuery({ ...episodeQuery(id), staleTime: 0 });
		setBase(newest);
		form.reset(valuesOf(newest.data), { keepDirtyValues: true });
	};
	const submit = (values: ReferralValues) => {
		clear();
		const body = requestOf(values);
		if (body !== undefined) change.mutate({ params: { path: { id }, header: ifMatch(base.etag) }, body });
	};
	return (
		<EntryForm
			label={t("episodes.editReferral")}
			form={form}
			refusal={refusal}
			onLoadNewest={loadNewest}
			submit={t("episodes.saveReferral")}
			busy={change.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<div className={classNames(classes["grid"], classes["three"])}>
				<SelectField<ReferralValues>
					name="urgency"
					label={t("episodes.urgency")}
					required={t("episodes.choose")}
					data={choicesOfLooks(URGENCY_LOOKS)}
				/>
				<SelectField<ReferralValues>
					name="indication"
					label={t("episodes.indication")}
					required={t("episodes.choose")}
					data={choicesOf(INDICATION_WORDS)}
				/>
				<SelectField<ReferralValues>
					name="setting"
					label={t("episodes.setting")}
					required={t("episodes.choose")}
					data={choicesOf(SETTING_WORDS)}
				/>
				<TextField<ReferralValues>
					name="referrer.name"
					label={t("episodes.referredBy")}
					required={t("episodes.referrerRequired")}
					maxLength={120}
				/>
				<TextField<ReferralValues> name="referrer.organisation" label={t("episodes.organisation")} maxLength={200} />
				<TextField<ReferralValues> name="referrer.phone" label={t("episodes.phone")} maxLength={40} />
			</div>
			<Fractures control={form.control} />
			<div className={classNames(classes["grid"], classes["three"])}>
				<NumberField<ReferralValues>
					name="painOnMovement"
					label={t("episodes.painOnMovement")}
					required={t("episodes.painRequired")}
					min={0}
					max={10}
				/>
				<NumberField<ReferralValues> name="painAtRest" label={t("episodes.painAtRest")} min={0} max={10} />
			</div>
			<Controller
				control={form.control}
				name="rmdq"
				rules={{ validate: (entry) => isRmdqPossible(entry) || t("common.rmdqRange") }}
				render={({ field, fieldState }) => (
					<RmdqField
						focusRef={field.ref}
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
			<RedFlags control={form.control} />
			<LongTextField<ReferralValues> name="nonSurgicalCare" label={t("episodes.care")} maxLength={2000} />
			<div className={classes["grid"]}>
				<SelectField<ReferralValues>
					name="nonSurgicalResult"
					label={t("episodes.careResult")}
					data={choicesOf(CARE_RESULT_WORDS)}
				/>
				<SelectField<ReferralValues>
					name="painCourse"
					label={t("episodes.painCourse")}
					data={choicesOf(PAIN_COURSE_WORDS)}
				/>
			</div>
			<LongTextField<ReferralValues> name="goals" label={t("episodes.goals")} maxLength={2000} />
		</EntryForm>
	);
}

type ControlProps = { control: ReturnType<typeof useForm<ReferralValues>>["control"] };

const MOST_FRACTURES = 20;

function Fractures({ control }: ControlProps) {
	const { fields, append, remove } = useFieldArray({ control, name: "fractures" });
	const today = localDate(useNow(), useZone());
	return (
		<fieldset className={classes["fieldset"]}>
			<legend className={classes["legend"]}>{t("episodes.levels")}</legend>
			{fields.map(({ id }, index) => (
				<div key={id} className={classes["fracture"]}>
					<SelectField<ReferralValues>
						name={`fractures.${index}.level`}
						label={t("episodes.level")}
						required={t("episodes.levelRequired")}
						data={LEVEL_CHOICES}
						searchable
					/>
					<DateField<ReferralValues>
						name={`fractures.${index}.onset`}
						label={t("episodes.onset")}
						required={t("episodes.onsetRequired")}
						max={today}
					/>
					<SelectField<ReferralValues>
						name={`fractures.${index}.mechanism`}
						label={t("episodes.mechanism")}
						required={t("episodes.mechanismRequired")}
						data={choicesOf(MECHANISM_WORDS)}
					/>
					<TextField<ReferralValues> name={`fractures.${index}.note`} label={t("episodes.note")} maxLength={1000} />
					<ActionIcon
						className={classes["beside"] ?? ""}
						aria-label={t("episodes.removeFracture", { number: index + 1 })}
						color="gray"
						disabled={fields.length === 1}
						onClick={() => remove(index)}
					>
						<IconTrash aria-hidden size={15} />
					</ActionIcon>
				</div>
			))}
			<div>
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					disabled={fields.length >= MOST_FRACTURES}
					onClick={() => append({ level: null, onset: null, mechanism: null, note: "" })}
				>
					{t("episodes.addFracture")}
				</Button>
			</div>
		</fieldset>
	);
}

function RedFlags({ control }: ControlProps) {
	return (
		<Controller
			control={control}
			name="redFlags"
			render={({ field, fieldState }) => (
				<Checkbox.Group
					label={t("episodes.redFlags")}
					value={field.value}
					onChange={field.onChange}
					error={fieldState.error?.message}
				>
					<Stack gap={8} mt={6}>
						{choicesOf(RED_FLAG_WORDS).map(({ value, label }) => (
							<Checkbox key={value} value={value} label={label} />
						))}
					</Stack>
				</Checkbox.Group>
			)}
		/>
	);
}

function valuesOf(episode: EpisodeResponse): ReferralValues {
	const { referrer } = episode;
	return {
		urgency: episode.urgency,
		indication: episode.indication,
		setting: episode.setting,
		referrer: {
			name: referrer.name,
			organisation: referrer.organisation ?? "",
			phone: referrer.phone ?? "",
		},
		fractures: episode.fractures.map(({ level, onset, mechanism, note }) => ({
			level,
			onset,
			mechanism,
			note: note ?? "",
		})),
		painAtRest: episode.painAtRest ?? "",
		painOnMovement: episode.painOnMovement,
		rmdq: rmdqEntryOf(episode),
		nonSurgicalCare: episode.nonSurgicalCare ?? "",
		nonSurgicalResult: episode.nonSurgicalResult ?? null,
		painCourse: episode.painCourse ?? null,
		goals: episode.goals ?? "",
		redFlags: [...episode.redFlags],
	};
}

function requestOf(values: ReferralValues): EpisodeRequest | undefined {
	const painOnMovement = numberOf(values.painOnMovement);
	if (painOnMovement === undefined) return undefined;
	return present<EpisodeRequest>({
		urgency: values.urgency,
		indication: values.indication,
		setting: values.setting,
		referrer: present<Referrer>({
			name: values.referrer.name.trim(),
			organisation: wordsOf(values.referrer.organisation),
			phone: wordsOf(values.referrer.phone),
		}),
		fractures: values.fractures.flatMap(({ level, onset, mechanism, note }) =>
			level === null || onset === null || mechanism === null
				? []
				: [present<FractureRequest>({ level, onset, mechanism, note: wordsOf(note) })],
		),
		painAtRest: numberOf(values.painAtRest),
		painOnMovement,
		...rmdqRequest(values.rmdq),
		nonSurgicalCare: wordsOf(values.nonSurgicalCare),
		nonSurgicalResult: values.nonSurgicalResult ?? undefined,
		painCourse: values.painCourse ?? undefined,
		goals: wordsOf(values.goals),
		redFlags: values.redFlags,
	});
}
