import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconClipboardText, IconHeartOff } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { EpisodeStatus, PatientResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { bornMrn, nameOf } from "@/lib/people";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { LeaveGuard } from "../LeaveGuard";
import forms from "../PatientForm.module.css";
import { patientQuery } from "../queries";
import { NotForThisRole } from "../RegisterPatientPage";
import { FractureFields, FracturePicture } from "./Fractures";
import { CareFields, PainFields, RedFlagFields, RequestFields } from "./ReferralFields";
import classes from "./ReferralPage.module.css";
import { NEW_REFERRAL, type ReferralValues, requestOf } from "./referralValues";

const OPEN: ReadonlySet<EpisodeStatus> = new Set(["REFERRED", "INFORMATION_REQUESTED", "ACCEPTED"]);
const LIST = /^fractures(\.root)?$/;

export function ReferralPage({ patientId }: { patientId: string }) {
	return useMay("EPISODE_REFER") ? <Loaded patientId={patientId} /> : <NotForThisRole />;
}

function Loaded({ patientId }: { patientId: string }) {
	const patient = useQuery(patientQuery(patientId));
	if (patient.data === undefined) {
		return (
			<>
				<PageHeader title={t("referral.title")} />
				{patient.isError ? (
					<ErrorState error={patient.error} onRetry={() => void patient.refetch()} />
				) : (
					<LoadingState />
				)}
			</>
		);
	}
	const { data } = patient.data;
	return (
		<>
			<PageHeader
				title={t("referral.title")}
				subtitle={
					<>
						<strong>{nameOf(data)}</strong> {bornMrn(data)}
					</>
				}
			/>
			{data.deceased ? (
				<EmptyState icon={IconHeartOff} title={t("referral.deceasedTitle")} text={t("referral.deceasedText")} />
			) : (
				<Referral patient={data} />
			)}
		</>
	);
}

function Referral({ patient }: { patient: PatientResponse }) {
	const navigate = useNavigate();
	const client = useQueryClient();
	const form = useForm<ReferralValues>({ defaultValues: NEW_REFERRAL });
	const { errors, isDirty } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const done = useRef(false);
	const frame = useRef<HTMLFormElement>(null);
	const params = { path: { patientId: patient.id } };
	const refer = $api.useMutation("post", "/api/patients/{patientId}/episodes", {
		onSuccess: ({ id, number }) => {
			done.current = true;
			void client.invalidateQueries({
				queryKey: $api.queryOptions("get", "/api/patients/{patientId}/episodes", { params }).queryKey,
			});
			notifications.show({ message: t("referral.opened", { number }) });
			void navigate({ to: "/episodes/$episodeId", params: { episodeId: id } });
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), form.setError)),
	});
	return (
		<FormProvider {...form}>
			<LeaveGuard unsaved={() => isDirty && !done.current} />
			<form
				ref={frame}
				noValidate
				className={classes["form"]}
				aria-label={t("referral.formLabel")}
				onSubmit={(event) =>
					void form.handleSubmit((values) => {
						setMessages([]);
						refer.mutate({ params, body: requestOf(values) });
					})(event)
				}
			>
				<div className={classes["fields"]}>
					<FormError
						errors={errors}
						onFocus={(name) => {
							// The list as a whole is no field; its next entry is.
							if (LIST.test(name)) frame.current?.querySelector<HTMLInputElement>("[data-add-level]")?.focus();
							else form.setFocus(name);
						}}
						problem={refer.isError ? asProblem(refer.error) : undefined}
						messages={messages}
					/>
					<OpenAlready patientId={patient.id} />
					<RequestFields />
					<FractureFields birthDate={patient.birthDate} />
					<RedFlagFields />
					<PainFields />
					<CareFields />
					<div className={forms["foot"]}>
						<Button
							variant="default"
							onClick={() => void navigate({ to: "/patients/$patientId", params: { patientId: patient.id } })}
						>
							{t("common.cancel")}
						</Button>
						<Button type="submit" loading={refer.isPending}>
							{t("referral.submit")}
						</Button>
					</div>
				</div>
				<FracturePicture />
			</form>
		</FormProvider>
	);
}

function OpenAlready({ patientId }: { patientId: string }) {
	const { data = [] } = $api.useQuery("get", "/api/patients/{patientId}/episodes", {
		params: { path: { patientId } },
	});
	const open = data.find(({ status }) => OPEN.has(status));
	if (open === undefined) return null;
	return (
		<div className={forms["notice"]} role="status">
			<p className={forms["noticeTitle"]}>
				<IconClipboardText aria-hidden size={16} />
				{t("referral.openAlready", { number: open.number })}
			</p>
			<p>{t("referral.openAlreadyText")}</p>
			<Link to="/episodes/$episodeId" params={{ episodeId: open.id }}>
				{t("referral.look", { number: open.number })}
			</Link>
		</div>
	);
}
