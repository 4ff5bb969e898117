import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { PromSource, ScoresRequest } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { Nrs } from "@/lib/pain";
import type { IsoInstant } from "@/lib/time";
import { ChoiceField } from "@/ui/ChoiceField";
import { DateTimeField } from "@/ui/DateTimeField";
import { problemWords } from "@/ui/problemWords";
import { RmdqField } from "@/ui/RmdqField";
import { isRmdqPossible, NO_RMDQ, rmdqRequest } from "@/ui/rmdq";
import { ScorePicker } from "@/ui/ScorePicker";
import classes from "./proms.module.css";
import { useRenewProms } from "./queries";

type Form = "PAIN" | "RMDQ" | "ODI" | "EQ5D" | "PROMIS_T";

const FORMS: Record<Form, PlainKey> = {
	PAIN: "proms.pain",
	RMDQ: "proms.RMDQ",
	ODI: "proms.ODI",
	EQ5D: "proms.EQ5D",
	PROMIS_T: "proms.PROMIS_T",
};

const SECTIONS = 10;

type Typed = number | string;
type Props = { episodeId: string; contactId: string | undefined; onDone: () => void };

/** One form for each questionnaire; what is refused is told at its field. */
export function ScoresForm({ episodeId, contactId, onDone }: Props) {
	const renew = useRenewProms(episodeId);
	const [form, setForm] = useState<Form>("PAIN");
	const [source, setSource] = useState<PromSource | null>(contactId === undefined ? "CLINIC" : "CALL");
	const [at, setAt] = useState<IsoInstant | null>(null);
	const [rest, setRest] = useState<Nrs>();
	const [movement, setMovement] = useState<Nrs>();
	const [rmdq, setRmdq] = useState(NO_RMDQ);
	const [sections, setSections] = useState<readonly Typed[]>(() => Array.from({ length: SECTIONS }, () => ""));
	const [profile, setProfile] = useState("");
	const [vas, setVas] = useState<Typed>("");
	const [tScore, setTScore] = useState<Typed>("");
	const save = $api.useMutation("post", "/api/episodes/{id}/proms", {
		onSuccess: () => {
			notifications.show({ message: t("proms.saved") });
			renew();
			onDone();
		},
	});
	const problem = save.isError ? asProblem(save.error) : undefined;
	const errorAt = (pointer: string) => problem?.errors.find((error) => error.pointer.startsWith(pointer))?.message;
	const answers = (): Partial<ScoresRequest> => {
		switch (form) {
			case "PAIN":
				return {
					...(rest !== undefined && { painAtRest: rest }),
					...(movement !== undefined && { painOnMovement: movement }),
				};
			case "RMDQ":
				return rmdqRequest(rmdq);
			case "ODI":
				// Left out is null, which the document cannot say of the items of a list.
				return { odiSections: sections.map((score) => (score === "" ? null : Number(score))) as number[] };
			case "EQ5D":
				return { ...(profile !== "" && { eq5dProfile: profile }), ...(vas !== "" && { eq5dVas: Number(vas) }) };
			case "PROMIS_T":
				return tScore === "" ? {} : { promisT: Number(tScore) };
		}
	};
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("proms.formTitle")}
			onSubmit={(event) => {
				event.preventDefault();
				if (form === "RMDQ" && !isRmdqPossible(rmdq)) return;
				save.mutate({
					params: { path: { id: episodeId } },
					body: {
						source: source ?? "CLINIC",
						...(contactId !== undefined && source === "CALL" && { contactId }),
						...(at !== null && { answeredAt: at }),
						...answers(),
					},
				});
			}}
		>
			<Select
				label={t("proms.instrument")}
				allowDeselect={false}
				data={(Object.keys(FORMS) as Form[]).map((value) => ({ value, label: t(FORMS[value]) }))}
				value={form}
				onChange={(next) => {
					save.reset();
					setForm((next ?? "PAIN") as Form);
				}}
			/>
			<ChoiceField
				label={t("proms.source")}
				choices={[
					{ value: "CLINIC", label: t("proms.clinic") },
					{ value: "CALL", label: t("proms.call") },
				]}
				value={source}
				onChange={setSource}
				error={errorAt("/source")}
			/>
			<DateTimeField label={t("proms.answeredAt")} value={at} onChange={setAt} error={errorAt("/answeredAt")} />
			{form === "PAIN" && (
				<>
					<ScorePicker label={t("proms.painRest")} value={rest} onChange={setRest} error={errorAt("/painAtRest")} />
					<ScorePicker
						label={t("proms.painMovement")}
						value={movement}
						onChange={setMovement}
						error={errorAt("/painOnMovement")}
					/>
				</>
			)}
			{form === "RMDQ" && (
				<RmdqField value={rmdq} onChange={setRmdq} error={errorAt("/rmdq") ?? errorAt("/painOnMovement")} />
			)}
			{form === "ODI" && (
				<>
					<p className={classes["dim"]}>{t("proms.odiHint")}</p>
					<div className={classes["sections"]}>
						{sections.map((score, index) => (
							<NumberInput
								// biome-ignore lint/suspicious/noArrayIndexKey: the ten sections never move
								key={index}
								label={t("proms.odiSection", { number: index + 1 })}
								min={0}
								max={5}
								clampBehavior="none"
								allowDecimal={false}
								hideControls
								value={score}
								onChange={(next) => setSections(sections.map((known, at) => (at === index ? next : known)))}
								error={problem?.errors.find(({ pointer }) => pointer === `/odiSections/${index}`)?.message}
							/>
						))}
					</div>
					{problem?.errors
						.filter(({ pointer }) => pointer === "/odiSections")
						.map(({ message }) => (
							<p key={message} role="alert">
								{message}
							</p>
						))}
				</>
			)}
			{form === "EQ5D" && (
				<>
					<TextInput
						label={t("proms.eqProfile")}
						maxLength={5}
						inputMode="numeric"
						autoComplete="off"
						value={profile}
						onChange={(event) => setProfile(event.currentTarget.value)}
						error={errorAt("/eq5dProfile")}
					/>
					<NumberInput
						label={t("proms.eqVas")}
						clampBehavior="none"
						allowDecimal={false}
						hideControls
						value={vas}
						onChange={setVas}
						error={errorAt("/eq5dVas")}
					/>
				</>
			)}
			{form === "PROMIS_T" && (
				<NumberInput
					label={t("proms.promisT")}
					clampBehavior="none"
					decimalScale={1}
					hideControls
					value={tScore}
					onChange={setTScore}
					error={errorAt("/promisT")}
				/>
			)}
			{problem !== undefined && (
				<p role="alert" className={classes["dim"]}>
					{problem.errors.map(({ message }) => message).join(" ") || problemWords(problem).text}
				</p>
			)}
			<Button type="submit" loading={save.isPending}>
				{t("proms.save")}
			</Button>
		</form>
	);
}
