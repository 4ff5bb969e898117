import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BoneRecordKind, BoneUnit, LiaisonStage, TreatmentDecision } from "@/api/schema";
import { t } from "@/i18n/t";
import { type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { DateField } from "@/ui/DateField";
import { problemWords } from "@/ui/problemWords";
import classes from "./bones.module.css";
import { useRenewBones } from "./queries";
import { DECISION_WORDS, KIND_WORDS, STAGE_WORDS, UNIT_WORDS } from "./words";

type Props = { patientId: string; onDone: () => void };

/** One entry; which fields there are depends on what is recorded. */
export function BoneForm({ patientId, onDone }: Props) {
	const renew = useRenewBones();
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const [kind, setKind] = useState<BoneRecordKind>("DXA");
	const [on, setOn] = useState<IsoDate | null>(today);
	const [amount, setAmount] = useState<number | string>("");
	const [unit, setUnit] = useState<BoneUnit | null>(null);
	const [site, setSite] = useState("");
	const [decision, setDecision] = useState<TreatmentDecision | null>(null);
	const [drug, setDrug] = useState("");
	const [reason, setReason] = useState("");
	const [stage, setStage] = useState<LiaisonStage | null>(null);
	const save = $api.useMutation("post", "/api/patients/{id}/bone-health", {
		onSuccess: () => {
			notifications.show({ message: t("bones.saved") });
			onDone();
		},
		onSettled: renew,
	});
	const problem = save.isError ? asProblem(save.error) : undefined;
	const errorAt = (pointer: string) => problem?.errors.find((error) => error.pointer === pointer)?.message;
	const measured = kind !== "TREATMENT" && kind !== "LIAISON";
	const units: readonly BoneUnit[] =
		kind === "VITAMIN_D" ? ["NMOL_L", "NG_ML"] : kind === "CALCIUM" ? ["MMOL_L", "MG_DL"] : [];
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("bones.addTitle")}
			onSubmit={(event) => {
				event.preventDefault();
				if (on === null) return;
				save.mutate({
					params: { path: { id: patientId } },
					body: {
						kind,
						performedOn: on,
						...(measured && amount !== "" && { amount: Number(amount) }),
						...(unit !== null && units.includes(unit) && { unit }),
						...(kind === "DXA" && site.trim() !== "" && { site: site.trim() }),
						...(kind === "TREATMENT" && decision !== null && { decision }),
						...(kind === "TREATMENT" && drug.trim() !== "" && { drug: drug.trim() }),
						...(kind === "TREATMENT" && reason.trim() !== "" && { reason: reason.trim() }),
						...(kind === "LIAISON" && stage !== null && { stage }),
					},
				});
			}}
		>
			<Select
				label={t("bones.kind")}
				allowDeselect={false}
				data={(Object.keys(KIND_WORDS) as BoneRecordKind[]).map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
				value={kind}
				onChange={(next) => {
					save.reset();
					setUnit(null);
					setAmount("");
					setKind((next ?? "DXA") as BoneRecordKind);
				}}
			/>
			<DateField
				label={t("bones.performedOn")}
				required
				value={on}
				onChange={setOn}
				max={today}
				error={errorAt("/performedOn")}
			/>
			{measured && (
				<NumberInput
					label={t(kind === "DXA" ? "bones.tScore" : kind === "FALLS" ? "bones.falls" : "bones.concentration")}
					hideControls
					clampBehavior="none"
					value={amount}
					onChange={setAmount}
					error={errorAt("/amount")}
				/>
			)}
			{units.length > 0 && (
				<ChoiceField
					label={t("bones.unit")}
					choices={units.map((value) => ({ value, label: t(UNIT_WORDS[value]) }))}
					value={unit}
					onChange={setUnit}
					error={errorAt("/unit")}
				/>
			)}
			{kind === "DXA" && (
				<TextInput
					label={t("bones.site")}
					maxLength={80}
					autoComplete="off"
					value={site}
					onChange={(event) => setSite(event.currentTarget.value)}
					error={errorAt("/site")}
				/>
			)}
			{kind === "TREATMENT" && (
				<>
					<ChoiceField
						label={t("bones.decision")}
						choices={(Object.keys(DECISION_WORDS) as TreatmentDecision[]).map((value) => ({
							value,
							label: t(DECISION_WORDS[value]),
						}))}
						value={decision}
						onChange={setDecision}
						error={errorAt("/decision")}
					/>
					<TextInput
						label={t("bones.drug")}
						maxLength={200}
						autoComplete="off"
						value={drug}
						onChange={(event) => setDrug(event.currentTarget.value)}
						error={errorAt("/drug")}
					/>
					<TextInput
						label={t("bones.reason")}
						maxLength={1000}
						autoComplete="off"
						value={reason}
						onChange={(event) => setReason(event.currentTarget.value)}
						error={errorAt("/reason")}
					/>
				</>
			)}
			{kind === "LIAISON" && (
				<ChoiceField
					label={t("bones.stage")}
					choices={(Object.keys(STAGE_WORDS) as LiaisonStage[]).map((value) => ({
						value,
						label: t(STAGE_WORDS[value]),
					}))}
					value={stage}
					onChange={setStage}
					error={errorAt("/stage")}
				/>
			)}
			{problem !== undefined && problem.errors.length === 0 && (
				<p role="alert" className={classes["dim"]}>
					{problemWords(problem).text ?? problemWords(problem).title}
				</p>
			)}
			<Button type="submit" loading={save.isPending}>
				{t("bones.save")}
			</Button>
		</form>
	);
}
