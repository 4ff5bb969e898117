import { Button, Stack } from "@mantine/core";
import { useForm } from "react-hook-form";
import { $api, api } from "@/api/client";
import type { AuthorizationStatus, EpisodeResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate, type IsoDate } from "@/lib/time";
import { choicesOf } from "@/ui/clinicalWords";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { ChoiceEntry, DayEntry, LevelsEntry, TextEntry } from "./fields";
import { recorded, useSend } from "./useSend";
import { AUTHORIZATION_LOOKS } from "./words";

const STATUSES = choicesOf({
	REQUESTED: AUTHORIZATION_LOOKS.REQUESTED.word,
	AFFIRMED: AUTHORIZATION_LOOKS.AFFIRMED.word,
	PARTLY_AFFIRMED: AUTHORIZATION_LOOKS.PARTLY_AFFIRMED.word,
	NOT_AFFIRMED: AUTHORIZATION_LOOKS.NOT_AFFIRMED.word,
	NOT_NEEDED: AUTHORIZATION_LOOKS.NOT_NEEDED.word,
});

export function AuthorizationsTab({ episode }: { episode: EpisodeResponse }) {
	const mayRecord = useMay("EPISODE_REFER");
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/authorizations", {
		params: { path: { id: episode.id } },
	});
	return (
		<Stack gap="sm">
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : isPending ? (
				<LoadingState rows={3} />
			) : data.length === 0 ? (
				<EmptyState title={t("episode.noAuthorizations")} />
			) : (
				data.map(({ id, payer, program, codes, levels, utn, status, decidedOn, expiresOn }) => (
					<section key={id} className={classes["card"]}>
						<div className={classes["cardHead"]}>
							<h3>{[payer, program].filter(Boolean).join(", ")}</h3>
							<StatusChip tone={AUTHORIZATION_LOOKS[status].tone} label={t(AUTHORIZATION_LOOKS[status].word)} />
						</div>
						<p className={classes["dim"]}>
							{[
								codes.join(", "),
								levels.join(", "),
								utn,
								decidedOn !== undefined && `${t("episode.decidedOn")} ${formatDate(decidedOn)}`,
								expiresOn !== undefined && `${t("episode.expiresOn")} ${formatDate(expiresOn)}`,
							]
								.filter(Boolean)
								.join(" · ")}
						</p>
					</section>
				))
			)}
			{mayRecord && <AuthorizationForm episode={episode} />}
		</Stack>
	);
}

type AuthorizationValues = {
	payer: string;
	program: string;
	codes: string;
	levels: VertebralLevel[];
	utn: string;
	status: AuthorizationStatus;
	decidedOn: IsoDate | null;
	expiresOn: IsoDate | null;
};

function AuthorizationForm({ episode }: { episode: EpisodeResponse }) {
	const form = useForm<AuthorizationValues>({
		defaultValues: {
			payer: "",
			program: "",
			codes: "",
			levels: episode.decision?.levels.map(({ level }) => level) ?? episode.fractures.map(({ level }) => level),
			utn: "",
			status: "REQUESTED",
			decidedOn: null,
			expiresOn: null,
		},
	});
	const { control } = form;
	const { send, busy, errors } = useSend(form);
	const save = async ({ payer, codes, levels, status, ...rest }: AuthorizationValues) => {
		const saved = await send(
			() =>
				api.POST("/api/episodes/{id}/authorizations", {
					params: { path: { id: episode.id } },
					body: {
						payer,
						status,
						levels,
						codes: codes.split(/[\s,;]+/).filter((code) => code !== ""),
						...recorded(rest),
					},
				}),
			t("episode.saved"),
		);
		if (saved) form.reset();
	};
	return (
		<form
			noValidate
			className={classes["card"]}
			aria-label={t("episode.addAuthorization")}
			onSubmit={(event) => void form.handleSubmit(save)(event)}
		>
			<h3>{t("episode.addAuthorization")}</h3>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<TextEntry control={control} name="payer" label={t("episode.payer")} required />
				<TextEntry control={control} name="program" label={t("episode.program")} />
				<TextEntry
					control={control}
					name="codes"
					label={t("episode.codes")}
					description={t("episode.codesHelp")}
					required
				/>
				<LevelsEntry control={control} name="levels" label={t("episode.authorizationLevels")} />
				<ChoiceEntry control={control} name="status" label={t("episode.status")} required choices={STATUSES} />
				<TextEntry control={control} name="utn" label={t("episode.utn")} />
				<DayEntry control={control} name="decidedOn" label={t("episode.decidedOn")} />
				<DayEntry control={control} name="expiresOn" label={t("episode.expiresOn")} />
			</div>
			<Button size="xs" type="submit" loading={busy}>
				{t("episode.save")}
			</Button>
		</form>
	);
}
