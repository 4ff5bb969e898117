import "@/i18n/workup";
import "@/i18n/vetting";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileTypePdf, IconPlus, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	AuthorizationRequest,
	AuthorizationResponse,
	AuthorizationStatus,
	EpisodeResponse,
	Technique,
	VertebralLevel,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import { formatDate, type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { DateField, present, SelectField, TextField, wordsOf } from "../fields";
import { useRenewEpisodes } from "../queries";
import { plannedOf } from "../spineStates";
import { choicesOf, choicesOfLooks } from "../words";
import { LevelsField } from "./LevelsField";
import { AUTHORIZATION_LOOKS, AUTHORIZATION_STATE_LOOKS } from "./words";

export function AuthorizationsTab({ episode }: { episode: EpisodeResponse }) {
	const today = localDate(useNow(), useZone());
	const mayRecord = useMay("EPISODE_REFER");
	const [recording, setRecording] = useState(false);
	const { data, isError, error, refetch } = $api.useQuery("get", "/api/episodes/{id}/authorizations", {
		params: { path: { id: episode.id } },
	});
	const [changing, setChanging] = useState<AuthorizationResponse>();
	const close = () => {
		setRecording(false);
		setChanging(undefined);
	};
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.tabAuthorizations")}</h2>
				<a
					className={classes["link"]}
					href={`/api/episodes/${episode.id}/coverage/packet`}
					target="_blank"
					rel="noopener"
				>
					<IconFileTypePdf aria-hidden size={14} /> {t("vetting.packet")}
				</a>
				{mayRecord && (
					<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setRecording(true)}>
						{t("workup.addAuthorization")}
					</Button>
				)}
			</div>
			<Check episodeId={episode.id} />
			{data === undefined ? (
				isError ? (
					<ErrorState error={error} onRetry={() => void refetch()} />
				) : (
					<LoadingState rows={4} />
				)
			) : data.length === 0 ? (
				<EmptyState
					icon={IconShieldCheck}
					title={t("workup.authorizationsEmptyTitle")}
					text={t("workup.authorizationsEmptyText")}
				/>
			) : (
				<div className={classes["surface"]}>
					<DataTable
						caption={t("workup.authorizationsCaption")}
						columns={columnsOn(today)}
						rows={data}
						rowKey={({ id }) => id}
						{...(mayRecord && { onOpen: setChanging })}
					/>
				</div>
			)}
			<FormDrawer
				title={t(changing === undefined ? "workup.addAuthorization" : "workup.changeAuthorization")}
				opened={recording || changing !== undefined}
				onClose={close}
			>
				<AuthorizationForm key={changing?.id ?? "new"} episode={episode} known={changing} onDone={close} />
			</FormDrawer>
		</>
	);
}

/** The plan may have moved on since the payer answered. */
function Check({ episodeId }: { episodeId: string }) {
	const { data } = $api.useQuery("get", "/api/episodes/{id}/authorizations/check", {
		params: { path: { id: episodeId } },
	});
	if (data === undefined) return null;
	const { tone, label } = AUTHORIZATION_STATE_LOOKS[data.state];
	return (
		<div role="status" className={classes["line"]}>
			<StatusChip tone={tone} label={t(label)} />
			{data.issues.map(({ code, text }) => (
				<span key={code}>{text}</span>
			))}
		</div>
	);
}

function hasExpired({ expiresOn }: AuthorizationResponse, today: IsoDate): boolean {
	return expiresOn !== undefined && expiresOn < today;
}

function columnsOn(today: IsoDate): readonly Column<AuthorizationResponse>[] {
	const day = (date: IsoDate | undefined) => (date === undefined ? t("common.notRecorded") : formatDate(date));
	return [
		{
			id: "payer",
			header: t("workup.payer"),
			cell: ({ payer, program }) => (program === undefined ? payer : `${payer}, ${program}`),
		},
		{
			id: "status",
			header: t("workup.status"),
			cell: ({ status }) => (
				<StatusChip
					variant="plain"
					tone={AUTHORIZATION_LOOKS[status].tone}
					label={t(AUTHORIZATION_LOOKS[status].label)}
				/>
			),
		},
		{ id: "levels", header: t("workup.levels"), cell: ({ levels }) => <LevelChips levels={levels} /> },
		{
			id: "technique",
			header: t("workup.technique"),
			cell: ({ technique }) => (technique === undefined ? t("common.notRecorded") : t(TECHNIQUE_WORDS[technique])),
		},
		{ id: "codes", header: t("workup.codes"), cell: ({ codes }) => codes.join(", ") },
		{ id: "utn", header: t("workup.utn"), cell: ({ utn }) => utn ?? t("common.notRecorded") },
		{ id: "requested", header: t("workup.requestedOn"), cell: ({ requestedOn }) => day(requestedOn) },
		{ id: "decided", header: t("workup.decidedOn"), cell: ({ decidedOn }) => day(decidedOn) },
		{
			id: "expires",
			header: t("workup.expiresOn"),
			cell: (each) => (
				<span className={classes["line"]}>
					{day(each.expiresOn)}
					{hasExpired(each, today) && <StatusChip variant="plain" tone="red" label={t("workup.expired")} />}
				</span>
			),
		},
	];
}

type AuthorizationValues = {
	payer: string;
	program: string;
	codes: string;
	levels: VertebralLevel[];
	technique: Technique | null;
	utn: string;
	status: AuthorizationStatus | null;
	requestedOn: IsoDate | null;
	decidedOn: IsoDate | null;
	expiresOn: IsoDate | null;
};

type FormProps = { episode: EpisodeResponse; known: AuthorizationResponse | undefined; onDone: () => void };

function valuesOf(episode: EpisodeResponse, known: AuthorizationResponse | undefined): AuthorizationValues {
	return {
		payer: known?.payer ?? "",
		program: known?.program ?? "",
		codes: known?.codes.join(", ") ?? "",
		levels: [...(known?.levels ?? plannedOf(episode.decision).map(({ level }) => level))],
		technique: known === undefined ? (episode.decision?.technique ?? null) : (known.technique ?? null),
		utn: known?.utn ?? "",
		status: known?.status ?? null,
		requestedOn: known?.requestedOn ?? null,
		decidedOn: known?.decidedOn ?? null,
		expiresOn: known?.expiresOn ?? null,
	};
}

function AuthorizationForm({ episode, known, onDone }: FormProps) {
	const renew = useRenewEpisodes();
	const form = useForm<AuthorizationValues>({
		defaultValues: valuesOf(episode, known),
	});
	const { refusal, take, clear } = useRefusal(form);
	const saved = {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	};
	const record = $api.useMutation("post", "/api/episodes/{id}/authorizations", saved);
	const change = $api.useMutation("put", "/api/episodes/{id}/authorizations/{authorizationId}", saved);
	const submit = ({ status, levels, ...values }: AuthorizationValues) => {
		clear();
		if (status === null) return;
		if (levels.length === 0) {
			form.setError("levels", { message: t("workup.authorizedLevelsRequired") }, { shouldFocus: true });
			return;
		}
		const body = present<AuthorizationRequest>({
			payer: values.payer.trim(),
			program: wordsOf(values.program),
			codes: values.codes
				.split(/[,;\s]+/)
				.map((code) => code.trim())
				.filter((code) => code !== ""),
			levels,
			technique: values.technique ?? undefined,
			utn: wordsOf(values.utn),
			status,
			requestedOn: values.requestedOn ?? undefined,
			decidedOn: values.decidedOn ?? undefined,
			expiresOn: values.expiresOn ?? undefined,
		});
		if (known === undefined) {
			record.mutate({ params: { path: { id: episode.id } }, body });
		} else {
			change.mutate({
				params: { path: { id: episode.id, authorizationId: known.id }, header: ifMatch(`"${known.version}"`) },
				body,
			});
		}
	};
	return (
		<EntryForm
			label={t("workup.authorizationForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveAuthorization")}
			busy={record.isPending || change.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<div className={classes["grid"]}>
				<TextField<AuthorizationValues>
					name="payer"
					label={t("workup.payer")}
					required={t("workup.payerRequired")}
					maxLength={120}
				/>
				<TextField<AuthorizationValues> name="program" label={t("workup.program")} maxLength={60} />
			</div>
			<TextField<AuthorizationValues>
				name="codes"
				label={t("workup.codes")}
				description={t("workup.codesHint")}
				required={t("workup.codesRequired")}
				maxLength={200}
			/>
			<LevelsField<AuthorizationValues>
				name="levels"
				label={t("workup.levels")}
				required={t("workup.authorizedLevelsRequired")}
			/>
			<div className={classes["grid"]}>
				<SelectField<AuthorizationValues>
					name="status"
					label={t("workup.status")}
					required={t("workup.statusRequired")}
					data={choicesOfLooks(AUTHORIZATION_LOOKS)}
				/>
				<SelectField<AuthorizationValues>
					name="technique"
					label={t("workup.technique")}
					data={choicesOf(TECHNIQUE_WORDS)}
				/>
				<TextField<AuthorizationValues> name="utn" label={t("workup.utn")} maxLength={60} />
				<DateField<AuthorizationValues> name="requestedOn" label={t("workup.requestedOn")} />
				<DateField<AuthorizationValues> name="decidedOn" label={t("workup.decidedOn")} />
				<DateField<AuthorizationValues> name="expiresOn" label={t("workup.expiresOn")} />
			</div>
		</EntryForm>
	);
}
