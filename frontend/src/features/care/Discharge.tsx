import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconFileTypePdf, IconHome, IconInfoCircle, IconMoon } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import type { CareCase, RecoveryHeadRequest, RecoveryOptions, RecoveryResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { languageChoices, languageName } from "@/lib/languages";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { ReasonDialog } from "@/ui/ReasonDialog";
import { Refused, refusalOf } from "@/ui/Refused";
import { StatusChip } from "@/ui/StatusChip";
import { showUndo } from "@/ui/undoToast";
import classes from "./care.module.css";
import { recorded } from "./form";
import type { Recovery } from "./queries";
import { Why } from "./Why";
import { CRITERION_STATES, CRITERION_WORDS } from "./words";

type Props = {
	care: CareCase;
	record: Versioned<RecoveryResponse>;
	options: RecoveryOptions;
	recovery: Recovery;
	mayWrite: boolean;
};

export function Discharge(props: Props) {
	const { care, record, mayWrite } = props;
	const { data } = record;
	const zone = useZone();
	return (
		<section className={classes["panel"]} aria-label={t("care.gate")}>
			<h2>{t("care.gate")}</h2>
			<ul className={classes["gate"]}>
				{data.gate.map(({ criterion, state, detail, basis }) => (
					<li key={criterion} title={basis}>
						<span>
							<b>{t(CRITERION_WORDS[criterion])}</b>
							{detail !== undefined && <span className={classes["dim"]}> {detail}</span>}
						</span>
						<StatusChip tone={CRITERION_STATES[state].tone} label={t(CRITERION_STATES[state].label)} />
					</li>
				))}
			</ul>
			<FollowUpLine care={care} />
			{mayWrite && data.outcome === undefined && <Home {...props} />}
			<Button
				size="md"
				variant="default"
				component="a"
				href={`/api/bookings/${data.bookingId}/discharge-sheet.pdf`}
				target="_blank"
				rel="noreferrer"
				leftSection={<IconFileTypePdf aria-hidden size={18} />}
			>
				{t("care.sheet", { language: languageName(data.sheetLanguage) })}
			</Button>
			{data.outcome !== undefined && (
				<StatusChip tone="green" label={t(data.outcome === "SAME_DAY" ? "care.sameDay" : "care.stays")} />
			)}
			{mayWrite && <Decide {...props} />}
			<ul className={classes["trailList"]}>
				{data.decisions.map(({ decidedAt, outcome, reasonName, reason, overridden, byName }) => (
					<li key={decidedAt}>
						{t("care.decidedLine", {
							time: formatTime(decidedAt, zone),
							what: [
								t(outcome === undefined ? "care.takenBack" : outcome === "SAME_DAY" ? "care.sameDay" : "care.stays"),
								...(overridden ? [t("care.overridden")] : []),
								...(reasonName === undefined ? [] : [reasonName]),
								...(reason === undefined ? [] : [reason]),
							].join(", "),
							by: byName,
						})}
					</li>
				))}
			</ul>
		</section>
	);
}

/** The plan is made when the note is signed; that it is not yet stops nobody. */
function FollowUpLine({ care }: { care: CareCase }) {
	const notes = $api.useQuery("get", "/api/episodes/{id}/notes", { params: { path: { id: care.episodeId } } });
	if (notes.data === undefined) return null;
	const signed = notes.data.some(({ bookingId, signedAt }) => bookingId === care.bookingId && signedAt !== undefined);
	return (
		<p className={classes["followUp"]}>
			<IconInfoCircle aria-hidden size={16} />
			{t(signed ? "care.planMade" : "care.planNotMade")}
		</p>
	);
}

/** Each answer is saved as it is given. */
function Home({ care, record: { data, etag }, recovery: { head } }: Props) {
	const [escortName, setEscortName] = useState(data.escortName ?? "");
	const refusal = refusalOf(head.error, ["/escortName"]);
	const save = (change: { [K in keyof RecoveryHeadRequest]?: RecoveryHeadRequest[K] | null }) =>
		head.mutate({
			etag,
			body: {
				arrivedAt: data.arrivedAt,
				...recorded({
					ambulated: data.ambulatedAt === undefined ? undefined : true,
					escortPresent: data.escortPresent,
					escortName: data.escortName,
					instructionsLanguage: data.instructionsLanguage,
					...change,
				}),
			},
		});
	return (
		<Stack gap="sm">
			<Refused refusal={refusal} />
			<ChoiceField
				label={t("care.ambulated")}
				choices={[{ value: "yes", label: t("care.yes") }]}
				value={data.ambulatedAt === undefined ? null : "yes"}
				onChange={(next) => save({ ambulated: next === null ? null : true })}
			/>
			<ChoiceField
				label={t("care.escort")}
				choices={[
					{ value: "yes", label: t("care.escortYes") },
					{ value: "no", label: t("care.escortNo") },
				]}
				value={data.escortPresent === undefined ? null : data.escortPresent ? "yes" : "no"}
				onChange={(next) =>
					save({
						escortPresent: next === null ? null : next === "yes",
						...(next !== "yes" && { escortName: null }),
					})
				}
			/>
			{data.escortPresent === true && (
				<TextInput
					label={t("care.escortName")}
					maxLength={120}
					value={escortName}
					onChange={(event) => setEscortName(event.currentTarget.value)}
					onBlur={() => {
						if (escortName.trim() !== (data.escortName ?? "")) save({ escortName: escortName.trim() });
					}}
					error={refusal.at["/escortName"]}
				/>
			)}
			<Select
				label={t("care.instructions")}
				data={languageChoices(care.language)}
				clearable
				value={data.instructionsLanguage ?? null}
				onChange={(next) => save({ instructionsLanguage: next })}
			/>
		</Stack>
	);
}

function Decide({ record: { data, etag }, options, recovery: { discharge, override, reopen } }: Props) {
	const maySign = useMay("NOTE_SIGN");
	const [asking, setAsking] = useState<"overnight" | "override" | "reopen">();
	const unmet = data.gate.filter(({ state }) => state !== "MET");
	const close = { onSuccess: () => setAsking(undefined) };
	const refusal = refusalOf(discharge.error, []);
	const offerUndo = ({ etag: after }: Versioned<RecoveryResponse>) =>
		showUndo({
			message: t("care.discharged"),
			onUndo: () => reopen.mutate({ etag: after, body: {} }),
		});
	if (data.outcome !== undefined) {
		return (
			<>
				<Button size="md" variant="default" onClick={() => setAsking("reopen")}>
					{t("care.reopen")}
				</Button>
				{asking === "reopen" && (
					<Why
						title={t("care.reopen")}
						label={t("care.reopenReason")}
						busy={reopen.isPending}
						error={reopen.error}
						onClose={() => setAsking(undefined)}
						onConfirm={(reason) => reopen.mutate({ etag, body: { reason } }, close)}
					/>
				)}
			</>
		);
	}
	return (
		<>
			<Refused refusal={refusal} />
			<Group gap="sm">
				<Button
					size="md"
					disabled={unmet.length > 0}
					loading={discharge.isPending}
					leftSection={<IconHome aria-hidden size={18} />}
					onClick={() => discharge.mutate({ etag, body: { outcome: "SAME_DAY" } }, { onSuccess: offerUndo })}
				>
					{t("care.discharge")}
				</Button>
				<Button
					size="md"
					variant="default"
					leftSection={<IconMoon aria-hidden size={18} />}
					onClick={() => setAsking("overnight")}
				>
					{t("care.overnight")}
				</Button>
				{maySign && unmet.length > 0 && (
					<Button size="md" variant="default" onClick={() => setAsking("override")}>
						{t("care.override")}
					</Button>
				)}
			</Group>
			<ReasonDialog
				opened={asking === "overnight"}
				onClose={() => setAsking(undefined)}
				title={t("care.overnightReason")}
				reasons={options.overnightReasons.map(({ code, name }) => ({
					code,
					label: name,
					needsText: code === "OTHER",
				}))}
				shortestText={3}
				confirm={t("care.overnight")}
				busy={discharge.isPending}
				onConfirm={({ code, text }) =>
					discharge.mutate(
						{ etag, body: { outcome: "OVERNIGHT", reasonCode: code, ...(text !== "" && { reason: text }) } },
						close,
					)
				}
			/>
			{asking === "override" && (
				<Why
					title={t("care.overrideTitle")}
					label={t("care.overrideReason")}
					busy={override.isPending}
					error={override.error}
					onClose={() => setAsking(undefined)}
					onConfirm={(reason) => override.mutate({ etag, body: { reason } }, close)}
				>
					{t("care.overrideText", { list: unmet.map(({ criterion }) => t(CRITERION_WORDS[criterion])).join(", ") })}
				</Why>
			)}
		</>
	);
}
