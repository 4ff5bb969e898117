import "@/i18n/bones";
import { Button, Drawer, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BoneRecordView } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { BoneForm } from "./BoneForm";
import classes from "./bones.module.css";
import { Gap } from "./Gap";
import { bonesQuery, useRenewBones } from "./queries";
import { KIND_WORDS, told } from "./words";

type Props = { patientId: string };

/** What is done about the bone behind the fracture, and what is still to do. */
export function BonePanel(props: Props) {
	return useMay("FOLLOWUP_READ") ? <Panel {...props} /> : null;
}

function Panel({ patientId }: Props) {
	const mayRecord = useMay("BONE_RECORD");
	const bones = useQuery(bonesQuery(patientId));
	const [adding, setAdding] = useState(false);
	return (
		<section className={classes["panel"]} aria-label={t("bones.title")}>
			<div className={classes["head"]}>
				<h2 className={classes["title"]}>{t("bones.title")}</h2>
				{mayRecord && (
					<Button
						variant="default"
						size="xs"
						leftSection={<IconPlus aria-hidden size={14} />}
						onClick={() => setAdding(true)}
					>
						{t("bones.add")}
					</Button>
				)}
			</div>
			{bones.data === undefined ? (
				bones.isError ? (
					<ErrorState error={bones.error} onRetry={() => void bones.refetch()} />
				) : (
					<LoadingState rows={4} />
				)
			) : (
				<>
					{bones.data.gaps.length === 0 ? (
						<p className={classes["dim"]}>{t("bones.noProcedure")}</p>
					) : (
						<ul className={classes["list"]} aria-label={t("bones.allQuestions")}>
							{bones.data.gaps.map((gap) => (
								<Gap key={gap.id} gap={gap} />
							))}
						</ul>
					)}
					<h3 className={classes["title"]}>{t("bones.records")}</h3>
					{bones.data.records.length === 0 ? (
						<p className={classes["dim"]}>{t("bones.noRecords")}</p>
					) : (
						<ul className={classes["list"]} aria-label={t("bones.records")}>
							{bones.data.records.map((entry) => (
								<Entry key={entry.id} entry={entry} mayRecord={mayRecord} />
							))}
						</ul>
					)}
				</>
			)}
			<Drawer
				opened={adding}
				onClose={() => setAdding(false)}
				title={t("bones.addTitle")}
				position="right"
				size={440}
				closeOnClickOutside={false}
			>
				{adding && <BoneForm patientId={patientId} onDone={() => setAdding(false)} />}
			</Drawer>
		</section>
	);
}

function Entry({ entry, mayRecord }: { entry: BoneRecordView; mayRecord: boolean }) {
	const renew = useRenewBones();
	const [reason, setReason] = useState<string>();
	const [tried, setTried] = useState(false);
	const strike = $api.useMutation("post", "/api/bone-records/{id}/strike", { onSettled: renew });
	const { id, version, kind, performedOn, recordedBy, struckAt, struckBy, struckReason } = entry;
	const words = reason?.trim() ?? "";
	return (
		<li>
			<span className={classes["line"]}>
				<span className={struckAt === undefined ? undefined : classes["struck"]}>
					<b>{t(KIND_WORDS[kind])}</b> {told(entry)}
				</span>
				<span className={classes["dim"]}>{t("bones.by", { date: formatDate(performedOn), name: recordedBy })}</span>
				{mayRecord && struckAt === undefined && reason === undefined && (
					<Button variant="subtle" size="compact-xs" onClick={() => setReason("")}>
						{t("bones.strike")}
					</Button>
				)}
			</span>
			{struckAt !== undefined && (
				<span className={classes["dim"]}>
					{t("bones.struck", { name: struckBy ?? "", reason: struckReason ?? "" })}
				</span>
			)}
			{reason !== undefined && struckAt === undefined && (
				<form
					noValidate
					className={classes["why"]}
					onSubmit={(event) => {
						event.preventDefault();
						setTried(true);
						if (words !== "")
							strike.mutate({ params: { path: { id }, header: ifMatch(`"${version}"`) }, body: { reason: words } });
					}}
				>
					<TextInput
						size="xs"
						label={t("bones.strikeReason")}
						maxLength={1000}
						autoComplete="off"
						value={reason}
						onChange={(event) => setReason(event.currentTarget.value)}
						error={
							tried && words === "" ? t("bones.required") : strike.isError ? asProblem(strike.error).message : undefined
						}
					/>
					<Button type="submit" variant="default" size="xs" loading={strike.isPending}>
						{t("bones.strike")}
					</Button>
				</form>
			)}
		</li>
	);
}
