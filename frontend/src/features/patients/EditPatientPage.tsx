import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconInfoCircle, IconRefresh } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { PatientResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { LeaveGuard } from "./LeaveGuard";
import { PatientForm } from "./PatientForm";
import classes from "./PatientForm.module.css";
import { type PatientValues, requestOf, valuesOf } from "./patientValues";
import { patientQuery } from "./queries";
import { NotForThisRole } from "./RegisterPatientPage";

export function EditPatientPage({ patientId }: { patientId: string }) {
	return useMay("PATIENT_REGISTER") ? <Loaded patientId={patientId} /> : <NotForThisRole />;
}

function Loaded({ patientId }: { patientId: string }) {
	const patient = useQuery(patientQuery(patientId));
	if (patient.data !== undefined) return <Editing key={patientId} loaded={patient.data} />;
	return (
		<>
			<PageHeader title={t("shell.patient")} />
			{patient.isError ? <ErrorState error={patient.error} onRetry={() => void patient.refetch()} /> : <LoadingState />}
		</>
	);
}

function Editing({ loaded }: { loaded: Versioned<PatientResponse> }) {
	const client = useQueryClient();
	const navigate = useNavigate();
	// What the entries are based on; a version that arrives later in the background must not replace it unnoticed.
	const [base, setBase] = useState(loaded);
	const [reloaded, setReloaded] = useState(false);
	const { id } = base.data;
	const name = nameOf(base.data);
	const form = useForm<PatientValues>({ defaultValues: valuesOf(base.data) });
	const { errors, isDirty } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const done = useRef(false);
	const back = () => void navigate({ to: "/patients/$patientId", params: { patientId: id } });
	const change = $api.useMutation("put", "/api/patients/{id}", {
		onSuccess: async () => {
			done.current = true;
			await client.invalidateQueries({ queryKey: patientQuery(id).queryKey });
			notifications.show({ message: t("patients.saved", { name }) });
			back();
		},
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("mrn-taken")) form.setError("mrn", { message: t("patients.mrnTaken") }, { shouldFocus: true });
			setMessages(applyProblemToForm(problem, form.setError));
		},
	});
	const problem = change.isError ? asProblem(change.error) : undefined;
	const loadNewer = async () => {
		const newer = await client.fetchQuery({ ...patientQuery(id), staleTime: 0 });
		form.reset(valuesOf(newer.data), { keepDirtyValues: true });
		setBase(newer);
		setReloaded(true);
		change.reset();
	};
	return (
		<>
			<PageHeader title={t("patients.editTitle", { name })} />
			<LeaveGuard unsaved={() => isDirty && !done.current} />
			<PatientForm
				form={form}
				imported={base.data.allergies.filter(({ imported }) => imported)}
				notices={
					problem?.isStale === true ? (
						<div className={classes["notice"]} role="alert">
							<p className={classes["noticeTitle"]}>
								<IconRefresh aria-hidden size={16} />
								{t("patients.staleTitle")}
							</p>
							<p>{t("patients.staleText")}</p>
							<Button variant="default" onClick={() => void loadNewer()}>
								{t("patients.loadNewer")}
							</Button>
						</div>
					) : (
						<>
							{reloaded && (
								<div className={classes["notice"]} role="status">
									<p className={classes["noticeTitle"]}>
										<IconInfoCircle aria-hidden size={16} />
										{t("patients.newerLoaded")}
									</p>
								</div>
							)}
							<FormError errors={errors} onFocus={form.setFocus} problem={problem} messages={messages} />
						</>
					)
				}
				submit={t("patients.save")}
				busy={change.isPending}
				onSubmit={(values) => {
					setMessages([]);
					change.mutate({
						params: { path: { id }, header: ifMatch(base.etag) },
						body: requestOf(values),
					});
				}}
				onCancel={back}
			/>
		</>
	);
}
