import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconMessageReply } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type { EpisodeResponse } from "@/api/schema";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { EntryForm, FormDrawer, useRefusal } from "./FormDrawer";
import { LongTextField } from "./fields";
import { episodeQuery, isOpen, useRenewEpisodes } from "./queries";

type Step = "information" | "withdrawal";
type StepValues = { reason: string };

/** Answers what the radiologist asked, or takes the referral back: both with a reason that stays. */
export function ReferralSteps({ loaded }: { loaded: Versioned<EpisodeResponse> }) {
	const { status } = loaded.data;
	const [step, setStep] = useState<Step>();
	if (!isOpen(status)) return null;
	const close = () => setStep(undefined);
	return (
		<>
			{status === "INFORMATION_REQUESTED" && (
				<Button
					variant="default"
					leftSection={<IconMessageReply aria-hidden size={14} />}
					onClick={() => setStep("information")}
				>
					{t("episodes.informationGiven")}
				</Button>
			)}
			<Button
				variant="default"
				leftSection={<IconArrowBackUp aria-hidden size={14} />}
				onClick={() => setStep("withdrawal")}
			>
				{t("episodes.withdraw")}
			</Button>
			<FormDrawer
				title={t(step === "information" ? "episodes.informationTitle" : "episodes.withdrawTitle")}
				opened={step !== undefined}
				onClose={close}
			>
				{step !== undefined && <StepForm loaded={loaded} step={step} onDone={close} />}
			</FormDrawer>
		</>
	);
}

function StepForm({ loaded, step, onDone }: { loaded: Versioned<EpisodeResponse>; step: Step; onDone: () => void }) {
	const client = useQueryClient();
	const renew = useRenewEpisodes();
	const [etag, setEtag] = useState(loaded.etag);
	const { id } = loaded.data;
	const form = useForm<StepValues>({ defaultValues: { reason: "" } });
	const { refusal, take, clear } = useRefusal(form);
	const saved = {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	};
	const information = $api.useMutation("post", "/api/episodes/{id}/information", saved);
	const withdrawal = $api.useMutation("post", "/api/episodes/{id}/withdrawal", saved);
	const submit = ({ reason }: StepValues) => {
		clear();
		const call = { params: { path: { id }, header: ifMatch(etag) }, body: { reason: reason.trim() } };
		if (step === "information") information.mutate(call);
		else withdrawal.mutate(call);
	};
	const title = t(step === "information" ? "episodes.informationTitle" : "episodes.withdrawTitle");
	return (
		<EntryForm
			label={title}
			form={form}
			refusal={refusal}
			onLoadNewest={async () => setEtag((await client.fetchQuery({ ...episodeQuery(id), staleTime: 0 })).etag)}
			submit={t("episodes.saveStep")}
			busy={information.isPending || withdrawal.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<LongTextField<StepValues>
				name="reason"
				label={t(step === "information" ? "episodes.informationReason" : "episodes.withdrawReason")}
				required={t("episodes.reasonRequired")}
				maxLength={2000}
			/>
		</EntryForm>
	);
}
