import { ActionIcon, Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ChaseChannel, ChaseEntry, GateOwner } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { agoWords } from "@/lib/ago";
import { nameOf } from "@/lib/people";
import { formatDayMonth, formatTime, formatWeekday, type IsoInstant, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { problemWords } from "@/ui/problemWords";
import { GateWord, LOOKS } from "./ReadinessTable";
import classes from "./readiness.module.css";
import type { Debt, debtsByOwner } from "./rows";
import { CHANNELS, GATES, OWNERS, USUALLY_ASKED } from "./words";

type Props = {
	groups: ReturnType<typeof debtsByOwner>;
	now: IsoInstant;
};

/** What everybody owes, by owner; each line can be chased on the spot. */
export function DebtList({ groups, now }: Props) {
	const [asking, setAsking] = useState<Debt>();
	if (groups.length === 0)
		return <EmptyState title={t("readiness.nothingOwed")} text={t("readiness.nothingOwedText")} />;
	return (
		<>
			<div className={classes["scroller"]}>
				{groups.map(({ owner, debts }) => (
					<OwnerTable key={owner} owner={owner} debts={debts} now={now} onAskOtherwise={setAsking} />
				))}
			</div>
			{asking !== undefined && <ChaseDialog debt={asking} onClose={() => setAsking(undefined)} />}
		</>
	);
}

type OwnerProps = {
	owner: GateOwner;
	debts: readonly Debt[];
	now: IsoInstant;
	onAskOtherwise: (debt: Debt) => void;
};

function OwnerTable({ owner, debts, now, onAskOtherwise }: OwnerProps) {
	const word = t(OWNERS[owner]);
	const overdue = debts.filter(({ gate }) => gate.dueBy !== undefined && gate.dueBy < now).length;
	return (
		<table className={classes["table"]} onKeyDown={moveBetweenLines}>
			<caption className="visually-hidden">{t("readiness.ownersCaption", { owner: word })}</caption>
			<colgroup>
				<col className={classes["dueColumn"]} />
				<col className={classes["patientColumn"]} />
				<col className={classes["gateColumn"]} />
				<col />
				<col className={classes["chaseColumn"]} />
			</colgroup>
			<thead>
				<tr className={classes["group"]}>
					<th colSpan={5} scope="colgroup">
						{word}
						<span>{t("readiness.debts", { count: debts.length })}</span>
						{overdue > 0 && <span data-warn="">{t("readiness.overdueCount", { count: overdue })}</span>}
					</th>
				</tr>
				<tr className="visually-hidden">
					<th scope="col">{t("readiness.dueColumn")}</th>
					<th scope="col">{t("readiness.patient")}</th>
					<th scope="col">{t("readiness.gateColumn")}</th>
					<th scope="col">{t("readiness.whyColumn")}</th>
					<th scope="col">{t("readiness.chaseColumn")}</th>
				</tr>
			</thead>
			<tbody>
				{debts.map((debt) => (
					<DebtRow
						key={`${debt.row.bookingId ?? debt.row.episodeId} ${debt.gate.code}`}
						debt={debt}
						now={now}
						onAskOtherwise={() => onAskOtherwise(debt)}
					/>
				))}
			</tbody>
		</table>
	);
}

function DebtRow({ debt, now, onAskOtherwise }: { debt: Debt; now: IsoInstant; onAskOtherwise: () => void }) {
	const zone = useZone();
	const mayChase = useMay("READINESS_WORK");
	const chase = useChase();
	const { row, gate } = debt;
	const name = nameOf(debt.row.patient);
	const gateWord = t(GATES[gate.code]);
	const whom = t(USUALLY_ASKED[gate.code]);
	const look = LOOKS[gate.status];
	return (
		<tr>
			<td data-late={(gate.dueBy !== undefined && gate.dueBy < now) || undefined}>
				{gate.dueBy === undefined ? (
					<span className={classes["second"]}>{t("readiness.noDate")}</span>
				) : (
					t(gate.dueBy < now ? "readiness.overdue" : "readiness.due", {
						when: `${formatDayMonth(localDate(gate.dueBy, zone))}, ${formatTime(gate.dueBy, zone)}`,
					})
				)}
			</td>
			<th scope="row">
				<Link
					to="/episodes/$episodeId"
					params={{ episodeId: row.episodeId }}
					className={classes["name"]}
					data-row-name=""
				>
					{name}
				</Link>
				<span className={classes["second"]}>
					{row.start === undefined
						? t("readiness.noBooking")
						: `${formatWeekday(localDate(row.start, zone))}, ${formatTime(row.start, zone)}`}
				</span>
			</th>
			<td data-look={look}>
				<b>{gateWord}</b>
				<br />
				<GateWord look={look} />
			</td>
			<td>{gate.reason}</td>
			<td>
				{gate.lastChase !== undefined && <ChaseWords chase={gate.lastChase} now={now} />}
				{mayChase && (
					<span className={classes["chase"]}>
						<Button
							variant="default"
							size="compact-xs"
							loading={chase.isPending}
							aria-label={t("readiness.askFor", { whom, gate: gateWord, name })}
							onClick={() =>
								chase.mutate({
									params: { path: { id: row.episodeId } },
									body: { gate: gate.code, channel: "PHONE", whom },
								})
							}
						>
							{t("readiness.ask")}
						</Button>
						<ActionIcon
							variant="default"
							size="sm"
							aria-label={t("readiness.askOther", { gate: gateWord, name })}
							onClick={onAskOtherwise}
						>
							<IconDots aria-hidden size={14} />
						</ActionIcon>
					</span>
				)}
			</td>
		</tr>
	);
}

function ChaseWords({ chase, now }: { chase: ChaseEntry; now: IsoInstant }) {
	return (
		<span className={classes["second"]} title={chase.remark}>
			{t("readiness.asked", {
				when: agoWords(chase.askedAt, now),
				who: chase.askedByName,
				whom: chase.whom,
				channel: t(CHANNELS[chase.channel]),
			})}
		</span>
	);
}

function useChase(onDone?: () => void) {
	const client = useQueryClient();
	return $api.useMutation("post", "/api/episodes/{id}/chases", {
		onSuccess: async ({ gate }) => {
			notifications.show({ message: t("readiness.askedToast", { gate: t(GATES[gate]) }) });
			onDone?.();
			await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "/api/readiness" });
		},
		onError: (error) => {
			const words = problemWords(asProblem(error));
			notifications.show({ color: "red", title: words.title, message: words.text });
		},
	});
}

function ChaseDialog({ debt, onClose }: { debt: Debt; onClose: () => void }) {
	const { row, gate } = debt;
	const [channel, setChannel] = useState<ChaseChannel>("PHONE");
	const [whom, setWhom] = useState<string>(t(USUALLY_ASKED[gate.code]));
	const [remark, setRemark] = useState("");
	const [tried, setTried] = useState(false);
	const chase = useChase(onClose);
	const isNobody = whom.trim() === "";
	return (
		<Modal
			opened
			onClose={onClose}
			title={t("readiness.chaseTitle", { gate: t(GATES[gate.code]), name: nameOf(debt.row.patient) })}
		>
			<form
				noValidate
				className={classes["chaseForm"]}
				onSubmit={(event) => {
					event.preventDefault();
					setTried(true);
					if (isNobody) return;
					const words = remark.trim();
					chase.mutate({
						params: { path: { id: row.episodeId } },
						body: { gate: gate.code, channel, whom: whom.trim(), ...(words !== "" && { remark: words }) },
					});
				}}
			>
				<p className={classes["second"]}>{t("readiness.chaseText")}</p>
				<Select
					label={t("readiness.channel")}
					data={Object.entries(CHANNELS).map(([value, label]) => ({ value, label: t(label) }))}
					value={channel}
					onChange={(value) => {
						if (value !== null) setChannel(value as ChaseChannel);
					}}
					allowDeselect={false}
				/>
				<TextInput
					data-autofocus
					label={t("readiness.whom")}
					required
					maxLength={120}
					value={whom}
					onChange={(event) => setWhom(event.currentTarget.value)}
					error={tried && isNobody ? t("readiness.whomRequired") : undefined}
				/>
				<Textarea
					label={t("readiness.remark")}
					maxLength={500}
					autosize
					minRows={2}
					value={remark}
					onChange={(event) => setRemark(event.currentTarget.value)}
				/>
				<div className={classes["chase"]}>
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={chase.isPending}>
						{t("readiness.chaseAct")}
					</Button>
				</div>
			</form>
		</Modal>
	);
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
	ArrowDown: (at, last) => Math.min(at + 1, last),
	ArrowUp: (at) => Math.max(at - 1, 0),
	Home: () => 0,
	End: (_, last) => last,
};

/** From line to line, across the owners. */
function moveBetweenLines(event: KeyboardEvent<HTMLElement>) {
	const step = STEPS[event.key];
	const list = event.currentTarget.parentElement;
	if (step === undefined || list === null) return;
	const names = [...list.querySelectorAll<HTMLElement>("[data-row-name]")];
	const at = names.findIndex((name) => name.contains(document.activeElement));
	if (at === -1) return;
	event.preventDefault();
	names[step(at, names.length - 1)]?.focus();
}
