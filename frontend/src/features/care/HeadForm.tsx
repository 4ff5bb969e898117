import { Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { $api } from "@/api/client";
import type { AsaClass, SedationHeadRequest, SedationResponse } from "@/api/schema";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import type { IsoInstant } from "@/lib/time";
import { ChoiceField } from "@/ui/ChoiceField";
import { DateTimeField } from "@/ui/DateTimeField";
import { Refused, refusalOf } from "@/ui/Refused";
import classes from "./care.module.css";
import { recorded } from "./form";
import type { Sedation } from "./queries";

const ASA: readonly AsaClass[] = ["I", "II", "III", "IV", "V"];
const MALLAMPATI = ["1", "2", "3", "4"] as const;
const FIELDS = [
	"/protocolCode",
	"/asa",
	"/mallampati",
	"/lastFoodAt",
	"/lastClearFluidAt",
	"/tickedChecks",
	"/givenByName",
	"/startedAt",
	"/endedAt",
	"/reason",
];

type Props = { record: Versioned<SedationResponse>; write: Sedation["head"]; mayWrite: boolean };

/** What was changed here and not saved yet; everything else follows the server, so that a tap elsewhere loses no typing. */
type Draft = {
	protocol?: string;
	asa?: AsaClass | null;
	emergency?: boolean;
	mallampati?: string | null;
	food?: IsoInstant | null;
	clear?: IsoInstant | null;
	ticked?: readonly string[];
	givenBy?: string;
	started?: IsoInstant | null;
	ended?: IsoInstant | null;
	reason?: string;
};

/** What is said once. */
export function HeadForm({ record: { data, etag }, write, mayWrite }: Props) {
	const protocols = $api.useQuery("get", "/api/sedation-protocols");
	const [draft, setDraft] = useState<Draft>({});
	const change = (next: Draft) => setDraft((known) => ({ ...known, ...next }));
	const {
		protocol = data.protocolCode,
		asa = data.asa ?? null,
		emergency = data.asaEmergency,
		mallampati = data.mallampati?.toString() ?? null,
		food = data.lastFoodAt ?? null,
		clear = data.lastClearFluidAt ?? null,
		ticked = data.tickedChecks,
		givenBy = data.givenByName ?? "",
		started = data.startedAt ?? null,
		ended = data.endedAt ?? null,
		reason = "",
	} = draft;
	const refusal = refusalOf(write.error, FIELDS);
	const checks = protocols.data?.find(({ code }) => code === protocol)?.requiredChecks ?? data.requiredChecks;
	const body: SedationHeadRequest = {
		protocolCode: protocol,
		asaEmergency: emergency,
		tickedChecks: checks.filter((check) => ticked.includes(check)),
		...recorded({
			asa,
			mallampati: mallampati === null ? undefined : Number(mallampati),
			lastFoodAt: food,
			lastClearFluidAt: clear,
			givenByName: givenBy.trim(),
			startedAt: started,
			endedAt: ended,
			reason: reason.trim(),
		}),
	};
	return (
		<form
			noValidate
			className={classes["entry"]}
			aria-label={t("care.head")}
			onSubmit={(event) => {
				event.preventDefault();
				write.mutate({ etag, body }, { onSuccess: () => setDraft({}) });
			}}
		>
			<Refused refusal={refusal} />
			<fieldset className={classes["bare"]} disabled={!mayWrite}>
				<div className={classes["fields"]}>
					<Select
						label={t("care.protocol")}
						data={(protocols.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
						allowDeselect={false}
						value={protocol}
						onChange={(next) => change({ protocol: next ?? protocol })}
						error={refusal.at["/protocolCode"]}
					/>
					<TextInput
						label={t("care.givenBy")}
						maxLength={120}
						autoComplete="off"
						value={givenBy}
						onChange={(event) => change({ givenBy: event.currentTarget.value })}
						error={refusal.at["/givenByName"]}
					/>
					<ChoiceField
						label={t("care.asa")}
						choices={ASA.map((value) => ({ value, label: value }))}
						value={asa}
						onChange={(next) => change({ asa: next })}
						error={refusal.at["/asa"]}
					/>
					<ChoiceField
						label={t("care.mallampati")}
						choices={MALLAMPATI.map((value) => ({ value, label: value }))}
						value={MALLAMPATI.find((value) => value === mallampati) ?? null}
						onChange={(next) => change({ mallampati: next })}
						error={refusal.at["/mallampati"]}
					/>
					<Checkbox
						label={t("care.emergency")}
						checked={emergency}
						onChange={(event) => change({ emergency: event.currentTarget.checked })}
					/>
					<DateTimeField
						label={t("care.lastFood")}
						value={food}
						onChange={(next) => change({ food: next })}
						error={refusal.at["/lastFoodAt"]}
					/>
					<DateTimeField
						label={t("care.lastClear")}
						value={clear}
						onChange={(next) => change({ clear: next })}
						error={refusal.at["/lastClearFluidAt"]}
					/>
					<DateTimeField
						label={t("care.started")}
						value={started}
						onChange={(next) => change({ started: next })}
						error={refusal.at["/startedAt"]}
					/>
					<DateTimeField
						label={t("care.ended")}
						value={ended}
						onChange={(next) => change({ ended: next })}
						error={refusal.at["/endedAt"]}
					/>
				</div>
				<Checkbox.Group
					label={t("care.checks")}
					value={[...ticked]}
					onChange={(next) => change({ ticked: next })}
					error={refusal.at["/tickedChecks"]}
				>
					<Group gap="lg" mt={6}>
						{checks.map((check) => (
							<Checkbox key={check} size="md" value={check} label={check} />
						))}
					</Group>
				</Checkbox.Group>
				<Group align="end" gap="sm" mt="sm">
					<TextInput
						className={classes["wide"] ?? ""}
						label={t("care.changeReason")}
						description={t("care.changeReasonHint")}
						maxLength={500}
						value={reason}
						onChange={(event) => change({ reason: event.currentTarget.value })}
						error={refusal.at["/reason"]}
					/>
					{mayWrite && (
						<Button type="submit" size="md" loading={write.isPending}>
							{t("care.saveHead")}
						</Button>
					)}
				</Group>
			</fieldset>
		</form>
	);
}
