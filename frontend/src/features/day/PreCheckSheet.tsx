import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import type { ArrivalCheckView, PregnancyCheck, VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { isNrs, type Nrs } from "@/lib/pain";
import { formatTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { DateTimeField } from "@/ui/DateTimeField";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { Refused, refusalOf } from "@/ui/Refused";
import { ScorePicker } from "@/ui/ScorePicker";
import classes from "./day.module.css";
import { LevelsField } from "./LevelsField";
import { arrivalCheckQuery, refreshDay } from "./queries";
import { TwoNames } from "./TwoNames";
import { ITEM_WORDS, PREGNANCY_WORDS } from "./words";

const FIELDS = ["/levels", "/firstCounter", "/secondCounter", "/lastFoodAt", "/lastClearFluidAt"];

export function PreCheckSheet({ bookingId, episodeId }: { bookingId: string; episodeId: string }) {
	const zone = useZone();
	const check = useQuery(arrivalCheckQuery(bookingId));
	return (
		<section className={classes["panel"]} aria-label={t("day.preCheck")}>
			<h2>{t("day.preCheck")}</h2>
			{check.isError ? (
				<ErrorState error={check.error} onRetry={() => void check.refetch()} />
			) : check.data === undefined ? (
				<LoadingState />
			) : (
				<>
					{check.data.checkedAt !== undefined && check.data.open.length === 0 ? (
						<p className={classes["done"]}>
							{t("day.preCheckDone", {
								time: formatTime(check.data.checkedAt, zone),
								name: check.data.checkedBy ?? "",
							})}
						</p>
					) : (
						<span className={classes["dim"]}>
							{t("day.preCheckOpen", { items: check.data.open.map((item) => t(ITEM_WORDS[item])).join(", ") })}
						</span>
					)}
					<PreCheckForm
						key={check.data.checkedAt ?? ""}
						bookingId={bookingId}
						episodeId={episodeId}
						known={check.data}
					/>
				</>
			)}
		</section>
	);
}

type Answer = "yes" | "no";

function answerOf(value: boolean | undefined): Answer | null {
	return value === undefined ? null : value ? "yes" : "no";
}

function truthOf(answer: Answer | null): { value?: boolean } {
	return answer === null ? {} : { value: answer === "yes" };
}

type FormProps = { bookingId: string; episodeId: string; known: ArrivalCheckView };

/** What was not asked stays empty; an unfinished form is saved as it is. */
function PreCheckForm({ bookingId, episodeId, known }: FormProps) {
	const queryClient = useQueryClient();
	const [identity, setIdentity] = useState(answerOf(known.identityConfirmed));
	const [allergies, setAllergies] = useState(answerOf(known.allergiesReadBack));
	const [consent, setConsent] = useState(answerOf(known.consentSeen));
	const [pregnancy, setPregnancy] = useState<PregnancyCheck | null>(known.pregnancy ?? null);
	const [levels, setLevels] = useState<VertebralLevel[]>(known.levels);
	const [firstCounter, setFirstCounter] = useState(known.firstCounter ?? "");
	const [secondCounter, setSecondCounter] = useState(known.secondCounter ?? "");
	const [remark, setRemark] = useState(known.remark ?? "");
	const [rest, setRest] = useState<Nrs | undefined>(isNrs(known.painAtRest) ? known.painAtRest : undefined);
	const [movement, setMovement] = useState<Nrs | undefined>(
		isNrs(known.painOnMovement) ? known.painOnMovement : undefined,
	);
	const [escort, setEscort] = useState(answerOf(known.escort));
	const [doses, setDoses] = useState(answerOf(known.dosesAsInstructed));
	const [food, setFood] = useState<IsoInstant | null>(known.lastFoodAt ?? null);
	const [fluid, setFluid] = useState<IsoInstant | null>(known.lastClearFluidAt ?? null);
	const save = useMutation({
		mutationFn: async () => {
			const said = {
				...(rest !== undefined && rest !== known.painAtRest && { painAtRest: rest }),
				...(movement !== undefined && movement !== known.painOnMovement && { painOnMovement: movement }),
				...(escort !== null && escort !== answerOf(known.escort) && { escort: escort === "yes" }),
				...(doses !== null && doses !== answerOf(known.dosesAsInstructed) && { dosesAsInstructed: doses === "yes" }),
				...(food !== null && food !== known.lastFoodAt && { lastFoodAt: food }),
				...(fluid !== null && fluid !== known.lastClearFluidAt && { lastClearFluidAt: fluid }),
			};
			// What the patient says belongs to the work-up, which draws its gates from it.
			if (Object.keys(said).length > 0) {
				const { data } = await api.POST("/api/episodes/{id}/pre-checks", {
					params: { path: { id: episodeId } },
					body: { kind: "ARRIVAL", ...said },
				});
				for (const reason of data?.physicianReview ?? []) {
					notifications.show({ color: "orange", autoClose: false, message: reason });
				}
			}
			return api.POST("/api/bookings/{id}/arrival-check", {
				params: { path: { id: bookingId } },
				body: {
					levels,
					...named("identityConfirmed", identity),
					...named("allergiesReadBack", allergies),
					...named("consentSeen", consent),
					...(pregnancy !== null && { pregnancy }),
					...(firstCounter.trim() !== "" && { firstCounter }),
					...(secondCounter.trim() !== "" && { secondCounter }),
					...(remark.trim() !== "" && { remark }),
				},
			});
		},
		onSuccess: ({ data }) =>
			notifications.show({
				message: t(data?.open.length === 0 ? "day.preCheckComplete" : "day.preCheckSaved"),
			}),
		onSettled: () => refreshDay(queryClient),
	});
	const refusal = refusalOf(save.error, FIELDS);
	const yesNo = [
		{ value: "yes" as const, label: t("day.yes") },
		{ value: "no" as const, label: t("day.no") },
	];
	const list = known.allergies.length === 0 ? t("day.noAllergies") : known.allergies.join(", ");
	return (
		<form
			noValidate
			className={classes["sheets"]}
			onSubmit={(event) => {
				event.preventDefault();
				save.mutate();
			}}
		>
			<ChoiceField
				inline
				alarming="no"
				label={t("day.identity")}
				choices={yesNo}
				value={identity}
				onChange={setIdentity}
			/>
			<ChoiceField
				inline
				alarming="no"
				label={t("day.allergies", { list })}
				choices={yesNo}
				value={allergies}
				onChange={setAllergies}
			/>
			<ChoiceField
				inline
				alarming="no"
				label={t("day.consent")}
				choices={yesNo}
				value={consent}
				onChange={setConsent}
			/>
			<ChoiceField
				inline
				alarming="POSSIBLE"
				label={t("day.pregnancy")}
				choices={(["EXCLUDED", "NOT_APPLICABLE", "POSSIBLE"] as const).map((value) => ({
					value,
					label: t(PREGNANCY_WORDS[value]),
				}))}
				value={pregnancy}
				onChange={setPregnancy}
			/>
			<ChoiceField inline alarming="no" label={t("day.doses")} choices={yesNo} value={doses} onChange={setDoses} />
			<ChoiceField inline alarming="no" label={t("day.escort")} choices={yesNo} value={escort} onChange={setEscort} />
			<ScorePicker large label={t("day.painAtRest")} value={rest} onChange={setRest} />
			<ScorePicker large label={t("day.painOnMovement")} value={movement} onChange={setMovement} />
			<div className={classes["pair"]}>
				<DateTimeField label={t("day.food")} value={food} onChange={setFood} error={refusal.at["/lastFoodAt"]} />
				<DateTimeField
					label={t("day.fluid")}
					value={fluid}
					onChange={setFluid}
					error={refusal.at["/lastClearFluidAt"]}
				/>
			</div>
			<LevelsField
				label={t("day.levels")}
				description={t("day.levelsBooked", { levels: known.bookedLevels.join(", ") })}
				value={levels}
				onChange={setLevels}
				error={refusal.at["/levels"]}
			/>
			<TwoNames
				first={{
					label: t("day.firstCounter"),
					value: firstCounter,
					onChange: setFirstCounter,
					error: refusal.at["/firstCounter"],
				}}
				second={{
					label: t("day.secondCounter"),
					value: secondCounter,
					onChange: setSecondCounter,
					error: refusal.at["/secondCounter"],
				}}
			/>
			<Textarea
				label={t("day.remark")}
				autosize
				maxLength={500}
				value={remark}
				onChange={(event) => setRemark(event.currentTarget.value)}
			/>
			<Refused refusal={refusal} />
			<Button type="submit" size="md" loading={save.isPending}>
				{t("day.preCheckSave")}
			</Button>
		</form>
	);
}

function named<N extends string>(name: N, answer: Answer | null): { [K in N]?: boolean } {
	const { value } = truthOf(answer);
	return value === undefined ? {} : ({ [name]: value } as { [K in N]?: boolean });
}
