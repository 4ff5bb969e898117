import { useDebouncedValue } from "@mantine/hooks";
import { IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type Control, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { bornMrn, nameOf } from "@/lib/people";
import classes from "./PatientForm.module.css";
import type { PatientValues } from "./patientValues";
import { LIKENESS_WORDS } from "./words";

const PHONES: ReadonlySet<string> = new Set(["PHONE", "MOBILE"]);

/** The same person registered twice has two half histories: who is much alike is shown in time, and by which signs. */
export function PossibleDuplicates({ control }: { control: Control<PatientValues> }) {
	const [familyName, givenName, birthDate, contacts] = useWatch({
		control,
		name: ["familyName", "givenName", "birthDate", "contacts"],
	});
	const phone = contacts.find(({ kind, value }) => kind !== null && PHONES.has(kind) && value.trim() !== "")?.value;
	const [asked] = useDebouncedValue(JSON.stringify({ familyName, givenName, birthDate, phone }), 400);
	const told: { familyName: string; givenName: string; birthDate: string | null; phone?: string } = JSON.parse(asked);
	const known = told.birthDate !== null || told.phone !== undefined;
	const { data } = $api.useQuery(
		"post",
		"/api/patients/possible-duplicates",
		{
			body: {
				familyName: told.familyName.trim(),
				givenName: told.givenName.trim(),
				...(told.birthDate !== null && { birthDate: told.birthDate }),
				...(told.phone !== undefined && { phone: told.phone.trim() }),
			},
		},
		{ enabled: told.familyName.trim().length > 1 && told.givenName.trim() !== "" && known },
	);
	if (data === undefined || data.length === 0) return null;
	return (
		<div className={classes["notice"]} role="status">
			<p className={classes["noticeTitle"]}>
				<IconUsers aria-hidden size={16} />
				{t("patients.duplicateTitle")}
			</p>
			<p>{t("patients.duplicateText")}</p>
			<ul>
				{data.map(({ patient, reasons }) => (
					<li key={patient.id}>
						<Link to="/patients/$patientId" params={{ patientId: patient.id }}>
							{nameOf(patient)}
						</Link>{" "}
						{bornMrn(patient)}
						{": "}
						{reasons.map((reason) => t(LIKENESS_WORDS[reason])).join(", ")}
					</li>
				))}
			</ul>
		</div>
	);
}
