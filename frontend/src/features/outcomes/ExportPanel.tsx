import { Anchor, Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import type { OutcomeQuery } from "./filter";
import classes from "./outcomes.module.css";

/** Orders an export; the file is then a plain download, which the browser can stop. */
export function ExportPanel({ query: { from, until } }: { query: OutcomeQuery }) {
	const [format, setFormat] = useState<"CSV" | "FHIR_NDJSON">("CSV");
	const [deIdentified, setDeIdentified] = useState(true);
	const [purpose, setPurpose] = useState("");
	const [isMissing, setMissing] = useState(false);
	const order = $api.useMutation("post", "/api/outcomes/exports");
	return (
		<details className={classes["export"]}>
			<summary>{t("outcomes.exportTitle")}</summary>
			<p>{t("outcomes.exportText")}</p>
			<form
				className={classes["exportForm"]}
				onSubmit={(event) => {
					event.preventDefault();
					setMissing(purpose.trim() === "");
					if (purpose.trim() !== "") order.mutate({ body: { format, deIdentified, from, until, purpose } });
				}}
			>
				<SegmentedControl
					size="xs"
					aria-label={t("outcomes.exportFormat")}
					value={format}
					onChange={(next) => setFormat(next === "CSV" ? "CSV" : "FHIR_NDJSON")}
					data={[
						{ value: "CSV", label: t("outcomes.CSV") },
						{ value: "FHIR_NDJSON", label: t("outcomes.FHIR_NDJSON") },
					]}
				/>
				<Checkbox
					size="xs"
					label={t("outcomes.deIdentified")}
					checked={deIdentified}
					onChange={(event) => setDeIdentified(event.currentTarget.checked)}
				/>
				<TextInput
					size="xs"
					label={t("outcomes.purpose")}
					maxLength={500}
					withAsterisk
					value={purpose}
					onChange={(event) => setPurpose(event.currentTarget.value)}
					error={isMissing ? t("outcomes.purposeMissing") : undefined}
				/>
				<Button type="submit" size="xs" loading={order.isPending}>
					{t("outcomes.order")}
				</Button>
			</form>
			{order.isError && <ErrorState error={order.error} />}
			{order.data !== undefined && (
				<p role="status">
					{t("outcomes.exportReady")}{" "}
					<Anchor href={`/api/outcomes/exports/${order.data.id}/file`} download>
						<IconDownload aria-hidden size={14} /> {t("outcomes.take")}
					</Anchor>
				</p>
			)}
		</details>
	);
}
