import "@/i18n/workup";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type { EpisodeResponse, ImagingStudyResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { useImaging, useRenewEpisodes } from "../queries";
import { FindingFields, type FindingValues, findingRequest, newFinding, valuesOf } from "./FindingFields";
import { detailsOf, Flags, summaryOf } from "./findingWords";
import { MODALITY_WORDS } from "./words";

type Props = { episode: EpisodeResponse; level: VertebralLevel | undefined; onClose: () => void };

/** What every study says of one vertebra, to read and to enter; opened from the picture. */
export function LevelDrawer({ episode, level, onClose }: Props) {
	return (
		<FormDrawer
			title={level === undefined ? "" : t("workup.levelRead", { level })}
			wide
			opened={level !== undefined}
			onClose={onClose}
		>
			{level !== undefined && <Level key={level} episode={episode} level={level} />}
		</FormDrawer>
	);
}

function nameOf({ modality, performedOn }: ImagingStudyResponse): string {
	return `${t(MODALITY_WORDS[modality])}, ${formatDate(performedOn)}`;
}

function Level({ episode, level }: { episode: EpisodeResponse; level: VertebralLevel }) {
	const imaging = useImaging(episode.id);
	const mayRecord = useMay("WORKUP_RECORD");
	const [entering, setEntering] = useState<string>();
	if (imaging.data === undefined) {
		return imaging.isError ? (
			<ErrorState error={imaging.error} onRetry={() => void imaging.refetch()} />
		) : (
			<LoadingState rows={4} />
		);
	}
	const studies = imaging.data.toSorted((one, other) => other.performedOn.localeCompare(one.performedOn));
	const chosen = studies.find(({ id }) => id === entering);
	if (chosen !== undefined) {
		return <FindingForm episodeId={episode.id} study={chosen} level={level} onDone={() => setEntering(undefined)} />;
	}
	return (
		<div className={classes["stack"]}>
			{studies.every(({ findings }) => findings.every((finding) => finding.level !== level)) && (
				<p className={classes["dim"]}>{t("workup.levelUnread", { level })}</p>
			)}
			{studies.map((study) => {
				const finding = study.findings.find((each) => each.level === level);
				const name = nameOf(study);
				return (
					<section key={study.id} className={classes["card"]} aria-label={name}>
						<div className={classes["panelHead"]}>
							<h3 className={classes["panelTitle"]}>{name}</h3>
							{mayRecord && (
								<Button
									variant="default"
									size="compact-sm"
									leftSection={<IconPencil aria-hidden size={14} />}
									aria-label={t("workup.enterInStudy", { study: name })}
									onClick={() => setEntering(study.id)}
								>
									{t(finding === undefined ? "workup.enterFinding" : "workup.editFinding", { level })}
								</Button>
							)}
						</div>
						{finding === undefined ? (
							<p className={classes["dim"]}>{t("common.notRecorded")}</p>
						) : (
							<>
								<p>{summaryOf(finding)}</p>
								<p className={classes["dim"]}>{detailsOf(finding)}</p>
								<Flags finding={finding} />
							</>
						)}
					</section>
				);
			})}
			{studies.length === 0 && <p>{t("workup.imagingEmptyText")}</p>}
		</div>
	);
}

type FormProps = { episodeId: string; study: ImagingStudyResponse; level: VertebralLevel; onDone: () => void };

/** One level of one study; the study's version guards what others enter meanwhile. */
export function FindingForm({ episodeId, study, level, onDone }: FormProps) {
	const renew = useRenewEpisodes();
	const known = study.findings.find((finding) => finding.level === level);
	const form = useForm<FindingValues>({
		defaultValues: known === undefined ? newFinding(level) : valuesOf(known),
	});
	const { refusal, take, clear } = useRefusal(form);
	const save = $api.useMutation("put", "/api/episodes/{id}/imaging/{studyId}/findings", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = (values: FindingValues) => {
		clear();
		const body = findingRequest(values);
		if (body === undefined) return;
		save.mutate({
			params: {
				path: { id: episodeId, studyId: study.id },
				header: ifMatch(`"${study.version}"`),
			},
			body,
		});
	};
	return (
		<EntryForm
			label={t("workup.findingFormOf", { level })}
			form={form}
			refusal={refusal}
			onLoadNewest={renew}
			submit={t("workup.saveFinding")}
			busy={save.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<p className={classes["dim"]}>{nameOf(study)}</p>
			<FindingFields<FindingValues> at="" modality={study.modality} fixedLevel />
		</EntryForm>
	);
}
