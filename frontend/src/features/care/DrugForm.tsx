import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { IconClockPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { DoseUnit, DrugOption, DrugRoute, SedationDrugView, SedationOptions } from "@/api/schema";
import { t } from "@/i18n/t";
import type { Typed } from "@/lib/numbers";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { Refused, refusalOf } from "@/ui/Refused";
import classes from "./care.module.css";
import { BigNumber, MARK_FIELDS, MarkFields, recorded, useMark } from "./form";
import type { Sedation } from "./queries";
import { ROUTE_WORDS, UNIT_SYMBOLS } from "./words";

type Props = {
	options: SedationOptions;
	write: Sedation["drug"];
	corrects?: SedationDrugView | undefined;
	signed: boolean;
	onDone: () => void;
};

/** The names are the site's; the dose is always typed, none is ever offered. */
export function DrugForm({ options, write, corrects, signed, onDone }: Props) {
	const zone = useZone();
	const mark = useMark(zone, corrects);
	const [code, setCode] = useState(corrects?.drugCode);
	const [dose, setDose] = useState<Typed>(corrects?.dose ?? "");
	const [unit, setUnit] = useState<DoseUnit | null>(corrects?.unit ?? null);
	const [route, setRoute] = useState<DrugRoute | null>(corrects?.route ?? null);
	const [confirmed, setConfirmed] = useState(false);
	const [unusual, setUnusual] = useState("");
	const drug = options.drugs.find((one) => one.code === code);
	const refusal = refusalOf(write.error, [...MARK_FIELDS, "/dose", "/unit", "/route", "/drugCode"]);
	const choose = (next: DrugOption) => {
		write.reset();
		setCode(next.code);
		setUnit(next.units[0] ?? null);
		setRoute(next.routes[0] ?? null);
		setConfirmed(false);
		setUnusual("");
	};
	const send = (withdraw = false) => {
		if (code === undefined || unit === null || route === null) return;
		write.mutate(
			{
				mark: mark.mark(withdraw),
				drugCode: code,
				// An empty dose goes to the server as 0 and comes back as a refusal at its field.
				dose: typeof dose === "number" ? dose : 0,
				unit,
				route,
				...(confirmed && recorded({ confirmedUnusual: true, unusualReason: unusual.trim() })),
			},
			{
				onSuccess: () => {
					setCode(undefined);
					setDose("");
					setConfirmed(false);
					setUnusual("");
					mark.clear();
					onDone();
				},
			},
		);
	};
	const doseRefused = refusal.at["/dose"];
	return (
		<form
			noValidate
			className={classes["entry"]}
			aria-label={t("care.drugs")}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Refused refusal={refusal} />
			<div className={classes["quick"]}>
				{options.drugs.map((one) => (
					<Button
						key={one.code}
						size="md"
						variant={one.code === code ? "filled" : "default"}
						aria-pressed={one.code === code}
						onClick={() => choose(one)}
					>
						{one.name}
					</Button>
				))}
			</div>
			{drug !== undefined && (
				<Group align="end" gap="sm">
					<BigNumber
						label={`${t("care.dose")}: ${drug.name}`}
						value={dose}
						decimals={4}
						onChange={setDose}
						error={doseRefused}
					/>
					<ChoiceField
						label={t("care.unit")}
						choices={drug.units.map((value) => ({ value, label: UNIT_SYMBOLS[value] }))}
						value={unit}
						onChange={(next) => setUnit(next ?? unit)}
						error={refusal.at["/unit"]}
					/>
					<ChoiceField
						label={t("care.route")}
						choices={drug.routes.map((value) => ({ value, label: t(ROUTE_WORDS[value]) }))}
						value={route}
						onChange={(next) => setRoute(next ?? route)}
						error={refusal.at["/route"]}
					/>
					<MarkFields
						mark={mark}
						at={refusal.at}
						asks={corrects !== undefined ? "care.correctionReason" : signed ? "care.lateReason" : undefined}
					/>
					{(doseRefused !== undefined || confirmed) && (
						<>
							<Checkbox
								label={t("care.confirmUnusual")}
								checked={confirmed}
								onChange={(event) => setConfirmed(event.currentTarget.checked)}
							/>
							<TextInput
								label={t("care.unusualReason")}
								maxLength={500}
								value={unusual}
								onChange={(event) => setUnusual(event.currentTarget.value)}
							/>
						</>
					)}
					<Button
						type="submit"
						size="md"
						loading={write.isPending}
						leftSection={<IconClockPlus aria-hidden size={18} />}
					>
						{t(corrects === undefined ? "care.giveNow" : "care.saveCorrection")}
					</Button>
					{corrects !== undefined && (
						<Button size="md" variant="default" onClick={() => send(true)}>
							{t("care.withdraw")}
						</Button>
					)}
				</Group>
			)}
		</form>
	);
}
