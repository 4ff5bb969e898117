import { Button, Group } from "@mantine/core";
import { IconClockPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { SedationOptions, SedationVitalsRequest, SedationVitalsView, VitalSign } from "@/api/schema";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
import { useZone } from "@/lib/zone";
import { Refused, refusalOf } from "@/ui/Refused";
import classes from "./care.module.css";
import { BigNumber, MARK_FIELDS, MarkFields, recorded, useMark } from "./form";
import type { Sedation } from "./queries";
import { SIGN_WORDS } from "./words";

type Field = Exclude<keyof SedationVitalsRequest, "mark">;

export const VITAL_FIELDS: readonly { sign: VitalSign; field: Field }[] = [
	{ sign: "SYSTOLIC", field: "systolic" },
	{ sign: "DIASTOLIC", field: "diastolic" },
	{ sign: "HEART_RATE", field: "heartRate" },
	{ sign: "RESPIRATORY_RATE", field: "respiratoryRate" },
	{ sign: "SPO2", field: "spo2" },
	{ sign: "ETCO2", field: "etco2" },
	{ sign: "PAIN", field: "pain" },
	{ sign: "DEPTH", field: "depth" },
];

type Props = {
	options: SedationOptions;
	write: Sedation["vitals"];
	corrects?: SedationVitalsView | undefined;
	signed: boolean;
	onDone: () => void;
};

/** One column of the grid. What stays empty was not recorded. */
export function VitalsForm({ options, write, corrects, signed, onDone }: Props) {
	const zone = useZone();
	const mark = useMark(zone, corrects);
	const [typed, setTyped] = useState<Partial<Record<Field, Typed>>>(() =>
		corrects === undefined
			? {}
			: recorded(Object.fromEntries(VITAL_FIELDS.map(({ field }) => [field, corrects[field]]))),
	);
	const refusal = refusalOf(write.error, [...MARK_FIELDS, ...VITAL_FIELDS.map(({ field }) => `/${field}`)]);
	const send = (withdraw = false) => {
		const values = Object.fromEntries(VITAL_FIELDS.map(({ field }) => [field, numberOf(typed[field])]));
		write.mutate(
			{ mark: mark.mark(withdraw), ...recorded(values) },
			{
				onSuccess: () => {
					setTyped({});
					mark.clear();
					onDone();
				},
			},
		);
	};
	const unitOf = (sign: VitalSign) =>
		sign === "DEPTH" ? options.depthName : options.plausible.find((range) => range.sign === sign)?.unit;
	return (
		<form
			noValidate
			className={classes["entry"]}
			aria-label={t("care.vitals")}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Refused refusal={refusal} />
			<div className={classes["numbers"]}>
				{VITAL_FIELDS.map(({ sign, field }) => (
					<BigNumber
						key={field}
						label={t(SIGN_WORDS[sign])}
						unit={unitOf(sign)}
						signed={sign === "DEPTH"}
						value={typed[field] ?? ""}
						onChange={(value) => setTyped({ ...typed, [field]: value })}
						error={refusal.at[`/${field}`]}
					/>
				))}
			</div>
			{typeof typed.depth === "number" && (
				<p className={classes["dim"]}>{options.depthSteps.find(({ value }) => value === typed.depth)?.words}</p>
			)}
			<Group align="end" gap="sm">
				<Button type="submit" size="md" loading={write.isPending} leftSection={<IconClockPlus aria-hidden size={18} />}>
					{t(corrects === undefined ? "care.recordVitals" : "care.saveCorrection")}
				</Button>
				<MarkFields
					mark={mark}
					at={refusal.at}
					asks={corrects !== undefined ? "care.correctionReason" : signed ? "care.lateReason" : undefined}
				/>
				{corrects !== undefined && (
					<Button size="md" variant="default" color="red" onClick={() => send(true)}>
						{t("care.withdraw")}
					</Button>
				)}
			</Group>
		</form>
	);
}
