import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import type { ConsentResponse, EpisodeResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { choicesOf } from "@/ui/clinicalWords";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./episodes.module.css";
import { ChoiceEntry, LevelsEntry, MomentEntry, TextEntry } from "./fields";
import { recorded, useSend } from "./useSend";
import { CONSENT_WORDS } from "./words";

export function ConsentTab({ episode }: { episode: EpisodeResponse }) {
	const mayRecord = useMay("CONSENT_RECORD");
	const consent = useQuery({
		queryKey: ["consent", episode.id],
		queryFn: () => versioned(api.GET("/api/episodes/{id}/consent", { params: { path: { id: episode.id } } })),
	});
	if (consent.error !== null) return <ErrorState error={consent.error} onRetry={() => void consent.refetch()} />;
	if (consent.isPending) return <LoadingState rows={3} />;
	return mayRecord ? (
		<ConsentForm key={consent.data.etag} episode={episode} consent={consent.data} />
	) : (
		<ConsentFacts consent={consent.data.data} />
	);
}

function ConsentFacts({ consent }: { consent: ConsentResponse }) {
	const zone = useZone();
	return (
		<p>
			{[
				t(CONSENT_WORDS[consent.status]),
				consent.signedAt !== undefined && formatDateTime(consent.signedAt, zone),
				consent.takenBy,
				consent.levels.join(", "),
			]
				.filter(Boolean)
				.join(" · ")}
		</p>
	);
}

type ConsentValues = {
	status: ConsentResponse["status"];
	signedAt: IsoInstant | null;
	language: string;
	takenBy: string;
	levels: VertebralLevel[];
};

function ConsentForm({ episode, consent }: { episode: EpisodeResponse; consent: Versioned<ConsentResponse> }) {
	const { data, etag } = consent;
	const form = useForm<ConsentValues>({
		defaultValues: {
			status: data.status,
			signedAt: data.signedAt ?? null,
			language: data.language ?? "",
			takenBy: data.takenBy ?? "",
			levels: data.levels.length > 0 ? data.levels : (episode.decision?.levels.map(({ level }) => level) ?? []),
		},
	});
	const { send, busy, errors } = useSend(form);
	const save = ({ status, levels, ...rest }: ConsentValues) =>
		send(
			() =>
				api.PUT("/api/episodes/{id}/consent", {
					params: { path: { id: episode.id }, header: ifMatch(etag) },
					body: { status, levels, ...recorded(rest) },
				}),
			t("episode.saved"),
		);
	return (
		<form
			noValidate
			className={classes["card"]}
			aria-label={t("episode.tabConsent")}
			onSubmit={(event) => void form.handleSubmit(save)(event)}
		>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<ChoiceEntry
					control={form.control}
					name="status"
					label={t("episode.consentStatus")}
					required
					choices={choicesOf(CONSENT_WORDS)}
				/>
				<TextEntry control={form.control} name="takenBy" label={t("episode.takenBy")} />
				<TextEntry control={form.control} name="language" label={t("episode.consentLanguage")} />
			</div>
			<LevelsEntry control={form.control} name="levels" label={t("episode.consentLevels")} />
			<div className={classes["row"]}>
				<MomentEntry control={form.control} name="signedAt" label={t("episode.signedAt")} />
				<Button size="xs" type="submit" loading={busy}>
					{t("episode.saveConsent")}
				</Button>
			</div>
		</form>
	);
}
