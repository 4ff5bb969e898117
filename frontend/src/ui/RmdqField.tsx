import { Button, Checkbox, NumberInput } from "@mantine/core";
import { IconListCheck, IconNumbers } from "@tabler/icons-react";
import { type KeyboardEvent, type RefCallback, useRef } from "react";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { ErrorState } from "./ErrorState";
import { LoadingState } from "./LoadingState";
import classes from "./RmdqField.module.css";
import { RMDQ_STATEMENTS, type RmdqEntry } from "./rmdq";

type Props = {
	value: RmdqEntry;
	onChange: (value: RmdqEntry) => void;
	error?: string | undefined;
	focusRef?: RefCallback<HTMLInputElement>;
};

/** Roland–Morris: the total of a paper form, or the 24 statements to tick; the score of the ticks is never typed. */
export function RmdqField({ value, onChange, error, focusRef }: Props) {
	const { total, ticked } = value;
	// Whoever looks at the total and comes back finds his ticks again.
	const kept = useRef<readonly number[]>(ticked ?? []);
	const tick = (next: readonly number[]) => {
		kept.current = next;
		onChange({ total: "", ticked: next });
	};
	return (
		<fieldset className={classes["field"]}>
			<legend className={classes["label"]}>{t("common.rmdq")}</legend>
			<div className={classes["head"]}>
				{ticked === null ? (
					<NumberInput
						{...(focusRef !== undefined && { ref: focusRef })}
						className={classes["total"] ?? ""}
						label={t("common.rmdqTotal")}
						description={t("common.rmdqHint")}
						min={0}
						max={RMDQ_STATEMENTS}
						clampBehavior="none"
						allowDecimal={false}
						allowNegative={false}
						hideControls
						value={total}
						onChange={(typed) => onChange({ total: typed, ticked: null })}
						error={error}
					/>
				) : (
					<output className={classes["score"]}>
						{t("common.rmdqScore", { score: ticked.length, all: RMDQ_STATEMENTS })}
					</output>
				)}
				<Button
					variant="default"
					size="xs"
					leftSection={
						ticked === null ? <IconListCheck aria-hidden size={14} /> : <IconNumbers aria-hidden size={14} />
					}
					onClick={() => (ticked === null ? tick(kept.current) : onChange({ total: "", ticked: null }))}
				>
					{t(ticked === null ? "common.rmdqTick" : "common.rmdqUseTotal")}
				</Button>
			</div>
			{ticked !== null && (
				<>
					<Statements ticked={ticked} onChange={tick} />
					{error !== undefined && <p className={classes["error"]}>{error}</p>}
				</>
			)}
		</fieldset>
	);
}

type StatementsProps = { ticked: readonly number[]; onChange: (ticked: readonly number[]) => void };

function Statements({ ticked, onChange }: StatementsProps) {
	const form = $api.useQuery("get", "/api/questionnaires/rmdq", {}, { staleTime: Number.POSITIVE_INFINITY });
	if (form.isError) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
	if (form.data === undefined) return <LoadingState rows={6} />;
	const toggle = (number: number, on: boolean) =>
		onChange(on ? [...ticked, number].sort((a, b) => a - b) : ticked.filter((known) => known !== number));
	return (
		<>
			<p className={classes["ask"]}>{t("common.rmdqAsk")}</p>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shortcut; Tab and Space do the same */}
			<div className={classes["statements"]} onKeyDown={byArrow}>
				{form.data.statements.map(({ number, text }) => (
					<Checkbox
						key={number}
						size="xs"
						label={`${number}. ${text}`}
						checked={ticked.includes(number)}
						onChange={(event) => toggle(number, event.currentTarget.checked)}
					/>
				))}
			</div>
			<p className={classes["source"]}>{form.data.attribution}</p>
		</>
	);
}

function byArrow(event: KeyboardEvent<HTMLDivElement>) {
	const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
	if (step === 0) return;
	event.preventDefault();
	const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[type='checkbox']")];
	boxes[boxes.indexOf(event.target as HTMLInputElement) + step]?.focus();
}
