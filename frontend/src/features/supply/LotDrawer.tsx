import { Button, Drawer, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LotDetail, LotResponse, LotState, MovementView } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { ExpiryField } from "./ExpiryField";
import { Expiry, OnHand } from "./LotTable";
import { lotQuery, useRenewSupply } from "./queries";
import classes from "./supply.module.css";
import { MOVEMENT_WORDS, STATE_LOOKS, titleOf } from "./words";

type Props = { lotId: string | undefined; mayManage: boolean; mayRecall: boolean; onClose: () => void };

/** One lot beside the list: what is left, what may be done with it, and what happened to it. */
export function LotDrawer({ lotId, mayManage, mayRecall, onClose }: Props) {
	const lot = useQuery({ ...lotQuery(lotId ?? ""), enabled: lotId !== undefined });
	return (
		<Drawer
			opened={lotId !== undefined}
			onClose={onClose}
			title={lot.data === undefined ? t("supply.lot") : titleOf(lot.data.lot)}
			position="right"
			size={520}
		>
			{lotId === undefined ? null : lot.data !== undefined ? (
				<Shown key={lotId} detail={lot.data} mayManage={mayManage} mayRecall={mayRecall} />
			) : lot.isError ? (
				<ErrorState error={lot.error} onRetry={() => void lot.refetch()} />
			) : (
				<LoadingState rows={6} />
			)}
		</Drawer>
	);
}

type ShownProps = { detail: LotDetail; mayManage: boolean; mayRecall: boolean };

function Shown({ detail: { lot, movements }, mayManage, mayRecall }: ShownProps) {
	const [doing, setDoing] = useState<"count" | "decide">();
	const look = STATE_LOOKS[lot.state];
	return (
		<div className={classes["drawer"]}>
			<dl className={classes["pairs"]}>
				<div>
					<dt>{t("supply.onHand")}</dt>
					<dd>
						<OnHand onHand={lot.onHand} />
					</dd>
				</div>
				<div>
					<dt>{t("supply.expiry")}</dt>
					<dd>
						<Expiry lot={lot} />
					</dd>
				</div>
				<div>
					<dt>{t("supply.state")}</dt>
					<dd>
						<StatusChip tone={look.tone} label={t(look.label)} />
					</dd>
				</div>
			</dl>
			<div className={classes["buttons"]}>
				{mayManage && (
					<>
						<Button variant="default" onClick={() => setDoing("count")}>
							{t("supply.recount")}
						</Button>
						<Button variant="default" onClick={() => setDoing("decide")}>
							{t("supply.decide")}
						</Button>
					</>
				)}
				{mayRecall && (
					<Button
						variant="default"
						leftSection={<IconUsersGroup aria-hidden size={14} />}
						renderRoot={(props) => <Link to="/supply/recall" search={{ lotId: lot.id }} {...props} />}
					>
						{t("supply.runRecall")}
					</Button>
				)}
			</div>
			{doing === "count" && <CountForm lot={lot} onDone={() => setDoing(undefined)} />}
			{doing === "decide" && <DecideForm key={lot.version} lot={lot} onDone={() => setDoing(undefined)} />}
			<section aria-label={t("supply.history")}>
				<h2 className={classes["heading"]}>{t("supply.history")}</h2>
				{movements.length === 0 ? (
					<p className={classes["none"]}>{t("supply.historyNone")}</p>
				) : (
					<ol className={classes["history"]}>
						{movements.map((movement) => (
							<Moved key={movement.id} movement={movement} />
						))}
					</ol>
				)}
			</section>
		</div>
	);
}

function Moved({ movement }: { movement: MovementView }) {
	const zone = useZone();
	const { kind, units, millilitres, noteId, reason, byName, createdAt } = movement;
	return (
		<li>
			<span>
				<b>{t(MOVEMENT_WORDS[kind])}</b>
				{noteId !== undefined && (
					<>
						{" · "}
						<Link to="/notes/$noteId" params={{ noteId }}>
							{t("supply.ofNote")}
						</Link>
					</>
				)}
				{millilitres !== undefined && ` · ${t("supply.millilitres", { count: millilitres })}`}
				{reason !== undefined && ` · ${reason}`}
			</span>
			<span className={classes["number"]}>{units === 0 ? "" : units > 0 ? `+${units}` : units}</span>
			<span className={classes["dim"]}>
				{t("supply.movedBy", { name: byName, when: formatDateTime(createdAt, zone) })}
			</span>
		</li>
	);
}

type FormProps = { lot: LotResponse; onDone: () => void };

function CountForm({ lot, onDone }: FormProps) {
	const renew = useRenewSupply();
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<{
		counted: number | string;
		reason: string;
	}>({ defaultValues: { counted: "", reason: "" } });
	const [messages, setMessages] = useState<readonly string[]>([]);
	const count = $api.useMutation("post", "/api/supply/lots/{id}/count", {
		onSuccess: () => {
			notifications.show({ message: t("supply.saved") });
			onDone();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	});
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("supply.recount")}
			onSubmit={(event) =>
				void handleSubmit(({ counted, reason }) => {
					setMessages([]);
					count.mutate({
						params: { path: { id: lot.id } },
						body: { counted: Number(counted), reason: reason.trim() },
					});
				})(event)
			}
		>
			<FormError
				errors={formState.errors}
				onFocus={setFocus}
				problem={count.isError ? asProblem(count.error) : undefined}
				messages={messages}
			/>
			<Controller
				control={control}
				name="counted"
				rules={{ validate: (counted) => counted !== "" || t("supply.requiredCount") }}
				render={({ field, fieldState }) => (
					<NumberInput
						label={t("supply.counted")}
						required
						min={0}
						max={10_000}
						allowDecimal={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<ReasonInput
				error={formState.errors.reason?.message}
				field={register("reason", { validate: (reason) => reason.trim() !== "" || t("supply.requiredReason") })}
			/>
			<FormFoot submit={t("supply.save")} busy={count.isPending} onCancel={onDone} />
		</form>
	);
}

type Decision = { state: LotState; expiry: IsoDate | null; reason: string };

function DecideForm({ lot, onDone }: FormProps) {
	const renew = useRenewSupply();
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<Decision>({
		defaultValues: { state: lot.state, expiry: lot.expiry ?? null, reason: "" },
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const decide = $api.useMutation("put", "/api/supply/lots/{id}", {
		onSuccess: () => {
			notifications.show({ message: t("supply.saved") });
			onDone();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	});
	const submit = ({ state, expiry, reason }: Decision) => {
		setMessages([]);
		decide.mutate({
			params: { path: { id: lot.id }, header: ifMatch(`"${lot.version}"`) },
			body: { state, reason: reason.trim(), ...(expiry !== null && { expiry }) },
		});
	};
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("supply.decide")}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<FormError
				errors={formState.errors}
				onFocus={setFocus}
				problem={decide.isError ? asProblem(decide.error) : undefined}
				messages={messages}
			/>
			<Controller
				control={control}
				name="state"
				render={({ field }) => (
					<SegmentedControl
						aria-label={t("supply.state")}
						data={Object.entries(STATE_LOOKS).map(([value, { label }]) => ({ value, label: t(label) }))}
						value={field.value}
						onChange={field.onChange}
					/>
				)}
			/>
			<ExpiryField control={control} name="expiry" />
			<ReasonInput
				error={formState.errors.reason?.message}
				field={register("reason", { validate: (reason) => reason.trim() !== "" || t("supply.requiredReason") })}
			/>
			<FormFoot submit={t("supply.save")} busy={decide.isPending} onCancel={onDone} />
		</form>
	);
}

function ReasonInput({ error, field }: { error: string | undefined; field: object }) {
	return (
		<TextInput
			label={t("supply.reason")}
			description={t("supply.reasonHint")}
			required
			maxLength={500}
			autoComplete="off"
			error={error}
			{...field}
		/>
	);
}
