import { notifications } from "@mantine/notifications";
import { IconLock } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { EmptyState } from "@/ui/EmptyState";
import { FormError } from "@/ui/FormError";
import { PageHeader } from "@/ui/PageHeader";
import { LeaveGuard } from "./LeaveGuard";
import { PatientForm } from "./PatientForm";
import { PossibleDuplicates } from "./PossibleDuplicates";
import { NEW_PATIENT, type PatientValues, requestOf } from "./patientValues";

export function RegisterPatientPage() {
	return useMay("PATIENT_REGISTER") ? <Registration /> : <NotForThisRole />;
}

export function NotForThisRole() {
	return <EmptyState icon={IconLock} title={t("common.noAccessTitle")} text={t("common.noAccessText")} />;
}

function Registration() {
	const navigate = useNavigate();
	const form = useForm<PatientValues>({ defaultValues: NEW_PATIENT });
	const { errors, isDirty } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const done = useRef(false);
	const register = $api.useMutation("post", "/api/patients", {
		onSuccess: ({ id, familyName, givenName }) => {
			done.current = true;
			notifications.show({ message: t("patients.registered", { name: nameOf({ familyName, givenName }) }) });
			void navigate({ to: "/patients/$patientId", params: { patientId: id } });
		},
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("mrn-taken")) form.setError("mrn", { message: t("patients.mrnTaken") }, { shouldFocus: true });
			setMessages(applyProblemToForm(problem, form.setError));
		},
	});
	return (
		<>
			<PageHeader title={t("patients.newTitle")} />
			<LeaveGuard unsaved={() => isDirty && !done.current} />
			<PatientForm
				form={form}
				notices={
					<>
						<FormError
							errors={errors}
							onFocus={form.setFocus}
							problem={register.isError ? asProblem(register.error) : undefined}
							messages={messages}
						/>
						<PossibleDuplicates control={form.control} />
					</>
				}
				submit={t("patients.register")}
				busy={register.isPending}
				onSubmit={(values) => {
					setMessages([]);
					register.mutate({ body: requestOf(values) });
				}}
				onCancel={() => void navigate({ to: "/patients" })}
			/>
		</>
	);
}
