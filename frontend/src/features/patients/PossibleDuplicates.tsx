import { useDebouncedValue } from "@mantine/hooks";
import { IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type Control, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import classes from "./PatientForm.module.css";
import type { PatientValues } from "./patientValues";
import { LONGEST_SEARCH } from "./search";

const LONGEST_LIST = 5;

/** The same person registered twice has two half histories: who is born that day with such a name is shown in time. */
export function PossibleDuplicates({ control }: { control: Control<PatientValues> }) {
	const [familyName, givenName, birthDate] = useWatch({ control, name: ["familyName", "givenName", "birthDate"] });
	const [q] = useDebouncedValue(`${familyName} ${givenName}`.trim().slice(0, LONGEST_SEARCH), 400);
	const { data } = $api.useQuery(
		"get",
		"/api/patients",
		{ params: { query: { q, size: LONGEST_LIST, ...(birthDate !== null && { birthDate }) } } },
		{ enabled: familyName.trim().length > 1 && birthDate !== null },
	);
	if (data === undefined || data.items.length === 0) return null;
	return (
		<div className={classes["notice"]} role="status">
			<p className={classes["noticeTitle"]}>
				<IconUsers aria-hidden size={16} />
				{t("patients.duplicateTitle")}
			</p>
			<p>{t("patients.duplicateText")}</p>
			<ul>
				{data.items.map((patient) => (
					<li key={patient.id}>
						<Link to="/patients/$patientId" params={{ patientId: patient.id }}>
							{`${patient.familyName}, ${patient.givenName}`}
						</Link>{" "}
						{t("shell.bornMrn", { born: formatDate(patient.birthDate), mrn: patient.mrn })}
					</li>
				))}
			</ul>
		</div>
	);
}
