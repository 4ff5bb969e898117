import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	AuthorizationRequest,
	AuthorizationResponse,
	AuthorizationStatus,
	EpisodeResponse,
	VertebralLevel,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
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
import { choicesOfLooks } from "../words";
import { LevelsField } from "./LevelsField";
import { AUTHORIZATION_LOOKS } from "./words";

export function AuthorizationsTab({ episode }: { episode: EpisodeResponse }) {
	const today = localDate(useNow(), useZone());
	const mayRecord = useMay("EPISODE_REFER");
	const [recording, setRecording] = useState(false);
	const { data, isError, error, refetch } = $api.useQuery("get", "/api/episodes/{id}/authorizations", {
		params: { path: { id: episode.id } },
	});
	const uncovered = data === undefined || data.length === 0 ? [] : uncoveredLevels(episode, data, today);
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.tabAuthorizations")}</h2>
				{uncovered.length > 0 && (
					<StatusChip tone="red" label={t("workup.uncovered", { levels: uncovered.join(", ") })} />
				)}
				{mayRecord && (
					<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setRecording(true)}>
						{t("workup.addAuthorization")}
					</Button>
				)}
			</div>
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
					/>
				</div>
			)}
			<FormDrawer title={t("workup.addAuthorization")} opened={recording} onClose={() => setRecording(false)}>
				<AuthorizationForm episode={episode} onDone={() => setRecording(false)} />
			</FormDrawer>
		</>
	);
}

function hasExpired({ expiresOn }: AuthorizationResponse, today: IsoDate): boolean {
	return expiresOn !== undefined && expiresOn < today;
}

const GRANTS: ReadonlySet<AuthorizationStatus> = new Set(["AFFIRMED", "PARTLY_AFFIRMED", "NOT_NEEDED"]);

function uncoveredLevels(
	{ decision }: EpisodeResponse,
	authorizations: readonly AuthorizationResponse[],
	today: IsoDate,
): VertebralLevel[] {
	const covered = authorizations
		.filter((each) => GRANTS.has(each.status) && !hasExpired(each, today))
		.flatMap(({ levels }) => levels);
	return plannedOf(decision)
		.map(({ level }) => level)
		.filter((level) => !covered.includes(level));
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
		{ id: "codes", header: t("workup.codes"), cell: ({ codes }) => codes.join(", ") },
		{ id: "utn", header: t("workup.utn"), cell: ({ utn }) => utn ?? t("common.notRecorded") },
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
	utn: string;
	status: AuthorizationStatus | null;
	decidedOn: IsoDate | null;
	expiresOn: IsoDate | null;
};

function AuthorizationForm({ episode, onDone }: { episode: EpisodeResponse; onDone: () => void }) {
	const renew = useRenewEpisodes();
	const form = useForm<AuthorizationValues>({
		defaultValues: {
			payer: "",
			program: "",
			codes: "",
			levels: plannedOf(episode.decision).map(({ level }) => level),
			utn: "",
			status: null,
			decidedOn: null,
			expiresOn: null,
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const record = $api.useMutation("post", "/api/episodes/{id}/authorizations", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = ({ status, levels, ...values }: AuthorizationValues) => {
		clear();
		if (status === null) return;
		if (levels.length === 0) {
			form.setError("levels", { message: t("workup.authorizedLevelsRequired") }, { shouldFocus: true });
			return;
		}
		record.mutate({
			params: { path: { id: episode.id } },
			body: present<AuthorizationRequest>({
				payer: values.payer.trim(),
				program: wordsOf(values.program),
				codes: values.codes
					.split(/[,;\s]+/)
					.map((code) => code.trim())
					.filter((code) => code !== ""),
				levels,
				utn: wordsOf(values.utn),
				status,
				decidedOn: values.decidedOn ?? undefined,
				expiresOn: values.expiresOn ?? undefined,
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.authorizationForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveAuthorization")}
			busy={record.isPending}
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
				<TextField<AuthorizationValues> name="utn" label={t("workup.utn")} maxLength={60} />
				<DateField<AuthorizationValues> name="decidedOn" label={t("workup.decidedOn")} />
				<DateField<AuthorizationValues> name="expiresOn" label={t("workup.expiresOn")} />
			</div>
		</EntryForm>
	);
}
