import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { MeasureView } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import classes from "./outcomes.module.css";

/** Sets or changes what the site wants to reach. Shares are typed as percent. */
export function TargetForm({ measure }: { measure: MeasureView }) {
	const { target } = measure;
	const isShare = measure.kind === "SHARE";
	const factor = isShare ? 100 : 1;
	const client = useQueryClient();
	const [value, setValue] = useState<number | string>(
		target === undefined ? "" : Math.round(target.value * factor * 100) / 100,
	);
	const [reason, setReason] = useState("");
	const [isTried, setTried] = useState(false);
	const onSuccess = () =>
		client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "/api/outcomes/dashboard" });
	const set = $api.useMutation("post", "/api/outcomes/targets", { onSuccess });
	const change = $api.useMutation("put", "/api/outcomes/targets/{id}", { onSuccess });
	const failed = set.isError ? set.error : change.isError ? change.error : undefined;
	const submit = () => {
		setTried(true);
		if (typeof value !== "number" || reason.trim() === "") return;
		const body = { value: Math.round((value / factor) * 10_000) / 10_000, reason: reason.trim() };
		if (target === undefined) set.mutate({ body: { ...body, measure: measure.measure, point: measure.point } });
		else change.mutate({ params: { path: { id: target.id }, header: ifMatch(`"${target.version}"`) }, body });
	};
	return (
		<details className={classes["benchmarks"]}>
			<summary>{t("outcomes.setTarget")}</summary>
			<form
				noValidate
				className={classes["exportForm"]}
				onSubmit={(event) => {
					event.preventDefault();
					submit();
				}}
			>
				<NumberInput
					size="xs"
					label={t("outcomes.targetValue", { unit: measure.unit })}
					min={0}
					{...(isShare && { max: 100 })}
					decimalScale={2}
					value={value}
					onChange={setValue}
					error={isTried && typeof value !== "number" ? t("outcomes.targetMissing") : undefined}
				/>
				<TextInput
					size="xs"
					label={t("outcomes.targetReason")}
					maxLength={500}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={isTried && reason.trim() === "" ? t("outcomes.reasonMissing") : undefined}
				/>
				<Button type="submit" size="xs" loading={set.isPending || change.isPending}>
					{t("outcomes.save")}
				</Button>
			</form>
			{failed !== undefined && <ErrorState error={failed} />}
		</details>
	);
}
