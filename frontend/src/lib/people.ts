import { t } from "@/i18n/t";
import { formatDate, type IsoDate } from "@/lib/time";

type Named = { familyName: string; givenName: string };

/** "Garza, Maria": as every list, title and message names somebody. */
export function nameOf({ familyName, givenName }: Named): string {
	return `${familyName}, ${givenName}`;
}

/** What tells two people of one name apart. */
export function bornMrn({ birthDate, mrn }: { birthDate: IsoDate; mrn: string }): string {
	return t("common.bornMrn", { born: formatDate(birthDate), mrn });
}
