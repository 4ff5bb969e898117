import { nameOf } from "@/lib/people";
import "@/i18n/care";
import { Tabs } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CareCase } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./care.module.css";
import { careQuery } from "./queries";
import { RecoveryTab } from "./RecoveryTab";
import { SedationTab } from "./SedationTab";

export type CareTab = "sedation" | "recovery";

type Props = {
	bookingId: string;
	tab: CareTab;
	onTab: (tab: CareTab) => void;
	/** Reported of this procedure, below recovery. */
	events: (care: CareCase) => ReactNode;
};

export function CarePage({ bookingId, tab, onTab, events }: Props) {
	const care = useQuery(careQuery(bookingId));
	if (care.data === undefined) {
		return (
			<>
				<PageHeader title={t("care.title")} />
				{care.isError ? <ErrorState error={care.error} onRetry={() => void care.refetch()} /> : <LoadingState />}
			</>
		);
	}
	return (
		<>
			<Patient care={care.data} />
			<Tabs value={tab} onChange={(next) => onTab(next === "recovery" ? "recovery" : "sedation")} keepMounted={false}>
				<Tabs.List aria-label={t("care.tabs")}>
					<Tabs.Tab value="sedation">{t("care.sedation")}</Tabs.Tab>
					<Tabs.Tab value="recovery">{t("care.recovery")}</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="sedation">
					<SedationTab bookingId={bookingId} opened={care.data.sedationOpened} />
				</Tabs.Panel>
				<Tabs.Panel value="recovery">
					<RecoveryTab care={care.data} />
					{events(care.data)}
				</Tabs.Panel>
			</Tabs>
		</>
	);
}

function Patient({ care }: { care: CareCase }) {
	const zone = useZone();
	const { familyName, givenName, age, mrn, weightKg, allergies, levels, roomName, operatorName, startsAt } = care;
	return (
		<PageHeader
			title={nameOf({ familyName, givenName })}
			subtitle={
				<span className={classes["patient"]}>
					<span>
						{t("care.bornMrn", { age, mrn })} ·{" "}
						{weightKg === undefined ? t("care.noWeight") : t("care.weight", { kg: weightKg })}
					</span>
					<span>
						{levels.join(", ")} · {roomName} · {operatorName} · {formatDateTime(startsAt, zone)}
					</span>
					{allergies.length === 0 ? (
						<span className={classes["dim"]}>{t("care.noAllergies")}</span>
					) : (
						<span className={classes["allergies"]}>
							<IconAlertTriangle aria-hidden size={16} /> {t("care.allergies", { list: allergies.join(", ") })}
						</span>
					)}
				</span>
			}
		/>
	);
}
