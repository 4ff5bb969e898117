import { Button, Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import type { ComparedWith, TimeOutSheet as Sheet, Technique, VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import { formatDate, formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { Refused, refusalOf } from "@/ui/Refused";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./day.module.css";
import { LevelsField } from "./LevelsField";
import { refreshDay, timeOutQuery } from "./queries";
import { TwoNames } from "./TwoNames";
import { AGREEMENT_WORDS, COMPARED_WORDS } from "./words";

const JUSTIFICATIONS = {
	BOOKING: "bookingJustification",
	PLAN: "planJustification",
	IMAGING: "imagingJustification",
	CONSENT: "consentJustification",
	AUTHORIZATION: "authorizationJustification",
} as const satisfies Record<ComparedWith, string>;

const FIELDS = [
	"/firstName",
	"/secondName",
	"/patientConfirmed",
	"/levels",
	"/numberingMethod",
	...Object.values(JUSTIFICATIONS).map((field) => `/${field}`),
];

export function TimeOutSheet({ bookingId }: { bookingId: string }) {
	const sheet = useQuery(timeOutQuery(bookingId));
	return (
		<section className={classes["panel"]} aria-label={t("day.timeOut")}>
			<h2>{t("day.timeOut")}</h2>
			{sheet.isError ? (
				<ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />
			) : sheet.data === undefined ? (
				<LoadingState />
			) : sheet.data.confirmed !== undefined ? (
				<Confirmed sheet={sheet.data} />
			) : (
				<TimeOutForm bookingId={bookingId} sheet={sheet.data} />
			)}
		</section>
	);
}

function Confirmed({ sheet: { confirmed } }: { sheet: Sheet }) {
	const zone = useZone();
	if (confirmed === undefined) return null;
	return (
		<>
			<p className={classes["done"]}>
				{t("day.timeOutDone", {
					time: formatDateTime(confirmed.at, zone),
					first: confirmed.firstName,
					second: confirmed.secondName,
				})}
			</p>
			<span>
				{t(TECHNIQUE_WORDS[confirmed.technique])} · {confirmed.levels.join(", ")} · {confirmed.numberingMethod}
			</span>
			{confirmed.differences?.split("\n").map((line) => (
				<span key={line} className={classes["dim"]}>
					{line}
				</span>
			))}
			{confirmed.justification?.split("\n").map((line) => (
				<span key={line}>{line}</span>
			))}
		</>
	);
}

function TimeOutForm({ bookingId, sheet }: { bookingId: string; sheet: Sheet }) {
	const queryClient = useQueryClient();
	const [technique, setTechnique] = useState<Technique>(sheet.technique);
	const [levels, setLevels] = useState<VertebralLevel[]>(sheet.levels);
	const [patientConfirmed, setPatientConfirmed] = useState(false);
	const [firstName, setFirstName] = useState("");
	const [secondName, setSecondName] = useState("");
	const [numberingMethod, setNumberingMethod] = useState("");
	const [why, setWhy] = useState<Partial<Record<ComparedWith, string>>>({});
	const confirm = useMutation({
		mutationFn: () => {
			const justifications = Object.fromEntries(
				Object.entries(why).map(([kind, text]) => [JUSTIFICATIONS[kind as ComparedWith], text]),
			);
			return api.POST("/api/bookings/{id}/time-out", {
				params: { path: { id: bookingId } },
				body: { firstName, secondName, patientConfirmed, technique, levels, numberingMethod, ...justifications },
			});
		},
		onSuccess: () => notifications.show({ message: t("day.confirmed") }),
		onSettled: () => refreshDay(queryClient),
	});
	const refusal = refusalOf(confirm.error, FIELDS);
	const { patient, lines } = sheet;
	return (
		<form
			noValidate
			className={classes["sheets"]}
			onSubmit={(event) => {
				event.preventDefault();
				confirm.mutate();
			}}
		>
			<span className={classes["dim"]}>{t("day.timeOutText")}</span>
			<Checkbox
				size="md"
				label={t("day.patientConfirmed", {
					name: nameOf(patient),
					born: formatDate(patient.birthDate),
					mrn: patient.mrn,
				})}
				checked={patientConfirmed}
				onChange={(event) => setPatientConfirmed(event.currentTarget.checked)}
				error={refusal.at["/patientConfirmed"]}
			/>
			<div className={classes["pair"]}>
				<Select
					size="md"
					label={t("day.technique")}
					allowDeselect={false}
					data={Object.entries(TECHNIQUE_WORDS).map(([value, key]) => ({ value, label: t(key) }))}
					value={technique}
					onChange={(next) => next !== null && setTechnique(next as Technique)}
				/>
				<LevelsField label={t("day.levelsNow")} value={levels} onChange={setLevels} error={refusal.at["/levels"]} />
			</div>
			<table className={classes["compare"]}>
				<caption className="visually-hidden">{t("day.comparison")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("day.recordOf")}</th>
						<th scope="col">{t("day.says")}</th>
						<th scope="col">{t("day.agreement")}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => {
						const wrong = refusal.at[`/${JUSTIFICATIONS[line.with]}`];
						// A change of level or technique here may make another record differ: the server says which.
						const differs = line.agreement === "DIFFERS" || wrong !== undefined || why[line.with] !== undefined;
						const { tone, label } = AGREEMENT_WORDS[differs ? "DIFFERS" : line.agreement];
						return (
							<tr key={line.with}>
								<th scope="row">{t(COMPARED_WORDS[line.with])}</th>
								<td>
									{line.says}
									{differs && (
										<Textarea
											autosize
											aria-label={`${t(COMPARED_WORDS[line.with])}: ${t("day.justify")}`}
											placeholder={t("day.justify")}
											maxLength={400}
											value={why[line.with] ?? ""}
											onChange={(event) => setWhy({ ...why, [line.with]: event.currentTarget.value })}
											error={wrong}
										/>
									)}
								</td>
								<td>
									<StatusChip tone={tone} label={t(label)} />
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
			<TextInput
				size="md"
				label={t("day.numbering")}
				description={t("day.numberingHint")}
				maxLength={200}
				value={numberingMethod}
				onChange={(event) => setNumberingMethod(event.currentTarget.value)}
				error={refusal.at["/numberingMethod"]}
			/>
			<TwoNames
				first={{ label: t("day.firstName"), value: firstName, onChange: setFirstName, error: refusal.at["/firstName"] }}
				second={{
					label: t("day.secondName"),
					value: secondName,
					onChange: setSecondName,
					error: refusal.at["/secondName"],
				}}
			/>
			<Refused refusal={refusal} />
			<Button type="submit" size="md" loading={confirm.isPending}>
				{t("day.confirm")}
			</Button>
		</form>
	);
}
