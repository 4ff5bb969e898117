import { Button, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Roster } from "@/api/schema";
import { useMay, useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoInstant, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateTimeField } from "@/ui/DateTimeField";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./calls.module.css";
import { rosterQuery } from "./queries";

const PLACES = ["calls.onCallFirst", "calls.onCallSecond", "calls.onCallThird"] as const;

/** Who is asked when something is escalated. */
export function OnCall() {
	const zone = useZone();
	const client = useQueryClient();
	const roster = useQuery(rosterQuery);
	const mayEnter = useMay("ESCALATION_ANSWER");
	const [entering, setEntering] = useState(false);
	const withdraw = useMutation({
		mutationFn: (id: string) => api.POST("/api/follow-up/on-call/{id}/withdrawal", { params: { path: { id } } }),
		onSuccess: ({ data }) => client.setQueryData(rosterQuery.queryKey, data),
		onError: (error) => notifications.show({ color: "red", message: asProblem(error).message }),
	});
	return (
		<section aria-label={t("calls.onCallTitle")}>
			<h2 className={classes["listTitle"]}>{t("calls.onCallTitle")}</h2>
			{roster.isError ? (
				<ErrorState error={roster.error} onRetry={() => void roster.refetch()} />
			) : roster.data === undefined ? (
				<LoadingState rows={2} />
			) : (
				<>
					{roster.data.duties.length === 0 && <p className={classes["dim"]}>{t("calls.onCallNobody")}</p>}
					<ul className={classes["cards"]}>
						{roster.data.duties.map(({ id, name, place, from, until }) => (
							<li key={id} className={classes["duty"]}>
								<span>
									{t("calls.onCallLine", {
										name,
										place: t(PLACES[place - 1] ?? "calls.onCallThird"),
										from: formatDateTime(from, zone),
										until: formatDateTime(until, zone),
									})}
								</span>
								{mayEnter && (
									<Button variant="default" size="xs" onClick={() => withdraw.mutate(id)}>
										{t("calls.onCallWithdraw")}
									</Button>
								)}
							</li>
						))}
					</ul>
					{mayEnter &&
						(entering ? (
							<Duty roster={roster.data} onDone={() => setEntering(false)} />
						) : (
							<Button variant="default" onClick={() => setEntering(true)}>
								{t("calls.onCallEnter")}
							</Button>
						))}
				</>
			)}
		</section>
	);
}

function Duty({ roster, onDone }: { roster: Roster; onDone: () => void }) {
	const zone = useZone();
	const me = useMe();
	const today = localDate(useNow(), zone);
	const client = useQueryClient();
	const [userId, setUserId] = useState("");
	const [place, setPlace] = useState(1);
	const [from, setFrom] = useState<IsoInstant | null>(null);
	const [until, setUntil] = useState<IsoInstant | null>(null);
	const [tried, setTried] = useState(false);
	const enter = useMutation({
		mutationFn: (times: { from: IsoInstant; until: IsoInstant }) =>
			api.POST("/api/follow-up/on-call", { body: { place, ...times, ...(userId !== "" && { userId }) } }),
		onSuccess: ({ data }) => {
			client.setQueryData(rosterQuery.queryKey, data);
			onDone();
		},
	});
	const problem = enter.isError ? asProblem(enter.error) : undefined;
	const errorAt = (pointer: string) => problem?.errors.find((error) => error.pointer === pointer)?.message;
	const missing = (value: IsoInstant | null) => (tried && value === null ? t("calls.needsDay") : undefined);
	return (
		<form
			noValidate
			className={classes["closing"]}
			aria-label={t("calls.onCallEnter")}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (from !== null && until !== null) enter.mutate({ from, until });
			}}
		>
			<NativeSelect
				size="xs"
				label={t("calls.onCallWho")}
				data={[
					{ value: "", label: t("calls.onCallMe") },
					...roster.colleagues.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name })),
				]}
				value={userId}
				onChange={(event) => setUserId(event.currentTarget.value)}
				error={errorAt("/userId")}
			/>
			<NativeSelect
				size="xs"
				label={t("calls.onCallPlace")}
				data={PLACES.map((word, index) => ({ value: String(index + 1), label: t(word) }))}
				value={String(place)}
				onChange={(event) => setPlace(Number(event.currentTarget.value))}
			/>
			<DateTimeField
				label={t("calls.onCallFrom")}
				value={from}
				min={today}
				onChange={setFrom}
				error={errorAt("/from") ?? missing(from)}
			/>
			<DateTimeField
				label={t("calls.onCallUntil")}
				value={until}
				min={today}
				onChange={setUntil}
				error={errorAt("/until") ?? missing(until)}
			/>
			<div className={classes["acts"]}>
				<Button type="submit" loading={enter.isPending}>
					{t("calls.save")}
				</Button>
				<Button variant="default" onClick={onDone}>
					{t("calls.cancel")}
				</Button>
			</div>
		</form>
	);
}
