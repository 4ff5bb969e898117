import { IconAlertTriangle } from "@tabler/icons-react";
import type { AllergyResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./PatientForm.module.css";
import { SEVERITY_WORDS } from "./words";

/** Each with what it did and how badly; a severe one is red, and says so. */
export function AllergyChips({ allergies }: { allergies: readonly AllergyResponse[] }) {
	return (
		<ul className={classes["chips"]} aria-label={t("patients.allergies")}>
			{allergies.map((allergy) => (
				<li key={`${allergy.substance} ${allergy.category} ${allergy.reaction ?? ""} ${allergy.imported}`}>
					<StatusChip
						tone={allergy.severity === "MILD" ? "amber" : "red"}
						icon={IconAlertTriangle}
						label={wordsOf(allergy)}
					/>
				</li>
			))}
		</ul>
	);
}

function wordsOf({ substance, reaction, severity }: AllergyResponse): string {
	const graded = severity === "NOT_RECORDED" ? undefined : t(SEVERITY_WORDS[severity]).toLowerCase();
	return [substance, reaction, graded].filter((word) => word !== undefined).join(", ");
}
