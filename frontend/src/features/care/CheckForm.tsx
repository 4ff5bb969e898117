import { Button, Group, TextInput } from "@mantine/core";
import { IconClockPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { LegFinding, PunctureSite, RecoveryOptions, RecoveryScoreView } from "@/api/schema";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
import { NRS_POINTS, type Nrs } from "@/lib/pain";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { classNames } from "@/ui/classNames";
import { Refused, refusalOf } from "@/ui/Refused";
import { ScorePicker } from "@/ui/ScorePicker";
import classes from "./care.module.css";
import { BigNumber, MARK_FIELDS, MarkFields, recorded, useMark } from "./form";
import type { Recovery } from "./queries";
import { LEG_CHOICES, PUNCTURE_CHOICES } from "./words";

const NUMBERS = [
	["systolic", "care.systolic", "mmHg"],
	["diastolic", "care.diastolic", "mmHg"],
	["heartRate", "care.heartRate", "/min"],
	["respiratoryRate", "care.respiratoryRate", "/min"],
	["spo2", "care.spo2", "%"],
] as const;
const LEGS = [
	["leftStrength", "care.leftStrength"],
	["leftSensation", "care.leftSensation"],
	["rightStrength", "care.rightStrength"],
	["rightSensation", "care.rightSensation"],
] as const;

type Leg = (typeof LEGS)[number][0];
type Items = readonly (number | undefined)[];
const NO_ITEMS: Items = [undefined, undefined, undefined, undefined, undefined];

type Props = { options: RecoveryOptions; write: Recovery["check"]; discharged: boolean };

/** One look at the patient. What stays empty was not looked at; nothing is "unchanged" by default. */
export function CheckForm({ options, write, discharged }: Props) {
	const zone = useZone();
	const mark = useMark(zone, undefined);
	const [numbers, setNumbers] = useState<Partial<Record<(typeof NUMBERS)[number][0], Typed>>>({});
	const [pain, setPain] = useState<Nrs>();
	const [legs, setLegs] = useState<Partial<Record<Leg, LegFinding | null>>>({});
	const [changed, setChanged] = useState("");
	const [site, setSite] = useState<PunctureSite | null>(null);
	const [siteText, setSiteText] = useState("");
	const [aldrete, setAldrete] = useState<Items>(NO_ITEMS);
	const [padss, setPadss] = useState<Items>(NO_ITEMS);
	const refusal = refusalOf(write.error, [
		...MARK_FIELDS,
		...NUMBERS.map(([field]) => `/${field}`),
		"/pain",
		"/neurologyText",
		"/leftStrength",
	]);
	const anyChanged = Object.values(legs).includes("CHANGED");
	const clear = () => {
		setNumbers({});
		setPain(undefined);
		setLegs({});
		setChanged("");
		setSite(null);
		setSiteText("");
		setAldrete(NO_ITEMS);
		setPadss(NO_ITEMS);
		mark.clear();
	};
	const send = () =>
		write.mutate(
			{
				mark: mark.mark(),
				...recorded({
					...Object.fromEntries(NUMBERS.map(([field]) => [field, numberOf(numbers[field])])),
					...legs,
					pain,
					neurologyText: changed.trim(),
					punctureSite: site,
					punctureText: siteText.trim(),
					aldrete: full(aldrete),
					padss: full(padss),
				}),
			},
			{ onSuccess: clear },
		);
	return (
		<form
			noValidate
			className={classes["entry"]}
			aria-label={t("care.newCheck")}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Refused refusal={refusal} />
			<fieldset className={classes["bare"]}>
				<legend>{t("care.legs")}</legend>
				<div className={classes["legs"]}>
					{LEGS.map(([field, label]) => (
						<ChoiceField
							key={field}
							label={t(label)}
							choices={LEG_CHOICES.map((choice) => ({ ...choice, label: t(choice.label) }))}
							alarming="CHANGED"
							value={legs[field] ?? null}
							onChange={(next) => setLegs({ ...legs, [field]: next })}
							error={refusal.at[`/${field}`]}
						/>
					))}
				</div>
				{anyChanged && (
					<TextInput
						label={t("care.neurologyText")}
						withAsterisk
						maxLength={500}
						value={changed}
						onChange={(event) => setChanged(event.currentTarget.value)}
						error={refusal.at["/neurologyText"]}
					/>
				)}
			</fieldset>
			<div className={classes["numbers"]}>
				{NUMBERS.map(([field, label, unit]) => (
					<BigNumber
						key={field}
						label={t(label)}
						unit={unit}
						value={numbers[field] ?? ""}
						onChange={(value) => setNumbers({ ...numbers, [field]: value })}
						error={refusal.at[`/${field}`]}
					/>
				))}
			</div>
			<ScorePicker
				large
				label={t("care.pain")}
				value={NRS_POINTS.find((point) => point === pain)}
				onChange={setPain}
				error={refusal.at["/pain"]}
			/>
			<Group align="end" gap="sm">
				<ChoiceField
					label={t("care.puncture")}
					choices={PUNCTURE_CHOICES.map((choice) => ({ ...choice, label: t(choice.label) }))}
					value={site}
					onChange={setSite}
				/>
				<TextInput
					label={t("care.punctureText")}
					maxLength={500}
					value={siteText}
					onChange={(event) => setSiteText(event.currentTarget.value)}
				/>
			</Group>
			<div className={classes["scores"]}>
				<ScoreGrid score={options.aldrete} items={aldrete} onChange={setAldrete} />
				<ScoreGrid score={options.padss} items={padss} onChange={setPadss} />
			</div>
			<Group align="end" gap="sm">
				<Button type="submit" size="md" loading={write.isPending} leftSection={<IconClockPlus aria-hidden size={18} />}>
					{t("care.saveCheck")}
				</Button>
				<MarkFields mark={mark} at={refusal.at} asks={discharged ? "care.lateReason" : undefined} />
			</Group>
		</form>
	);
}

function full(items: Items): number[] | undefined {
	const scored = items.filter((item) => item !== undefined);
	return scored.length === items.length ? scored : undefined;
}

type ScoreProps = { score: RecoveryScoreView; items: Items; onChange: (items: Items) => void };

/** Five rows of three words; the sum appears only when all five are there. */
function ScoreGrid({ score, items, onChange }: ScoreProps) {
	const done = full(items);
	const count = items.filter((item) => item !== undefined).length;
	return (
		<fieldset className={classes["score"]}>
			<legend aria-live="polite">
				{done === undefined
					? t("care.scoreOpen", { name: score.name, count })
					: t("care.score", { name: score.name, sum: done.reduce((sum, item) => sum + item, 0) })}
			</legend>
			{score.items.map((item, index) => (
				<div key={item.name} className={classes["scoreRow"]} role="radiogroup" aria-label={item.name}>
					<span className={classes["scoreName"]}>{item.name}</span>
					{item.choices.map((words, points) => (
						<label
							key={words}
							className={classNames(classes["scoreChoice"], items[index] === points && classes["chosen"])}
						>
							<input
								type="radio"
								name={`${score.name}-${item.name}`}
								checked={items[index] === points}
								onChange={() => onChange(items.map((known, at) => (at === index ? points : known)))}
							/>
							<b>{points}</b> {words}
						</label>
					))}
				</div>
			))}
			{count > 0 && (
				<Button variant="subtle" size="compact-sm" onClick={() => onChange(NO_ITEMS)}>
					{t("care.clearScore", { name: score.name })}
				</Button>
			)}
		</fieldset>
	);
}
