import "@/i18n/workup";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { ChangedHoldResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime, type Zone } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "../episodes.module.css";

/** Whom to call, over all patients, because a booking moved or went after a drug was stopped. */
export function ChangedHolds() {
	const zone = useZone();
	const changed = useQuery($api.queryOptions("get", "/api/holds/changed", {}));
	return (
		<section className={classes["card"]} aria-label={t("workup.changedTitle")}>
			<div className={classes["panelHead"]}>
				<h3 className={classes["panelTitle"]}>{t("workup.changedTitle")}</h3>
			</div>
			{changed.data === undefined ? (
				changed.isError ? (
					<ErrorState error={changed.error} onRetry={() => void changed.refetch()} />
				) : (
					<LoadingState rows={2} />
				)
			) : changed.data.length === 0 ? (
				<p className={classes["dim"]}>{t("workup.changedEmpty")}</p>
			) : (
				<DataTable
					caption={t("workup.changedTitle")}
					columns={columns(zone)}
					rows={changed.data}
					rowKey={({ holdId }) => holdId}
				/>
			)}
		</section>
	);
}

function columns(zone: Zone): readonly Column<ChangedHoldResponse>[] {
	const moment = (at: string | undefined) => (at === undefined ? t("common.notRecorded") : formatDateTime(at, zone));
	return [
		{
			id: "patient",
			header: t("workup.changedPatient"),
			cell: ({ episodeId, patientName, phone }) => (
				<>
					<Link to="/episodes/$episodeId" params={{ episodeId }} search={{ tab: "holds" }} className={classes["link"]}>
						{patientName}
					</Link>
					<span className={classes["reason"]}>{phone ?? t("common.notRecorded")}</span>
				</>
			),
		},
		{
			id: "drug",
			header: t("workup.drug"),
			cell: ({ drugName, reason }) => (
				<>
					{drugName}
					<span className={classes["reason"]}>{reason}</span>
				</>
			),
		},
		{ id: "told", header: t("workup.changedTold"), cell: ({ requiredLastDose }) => moment(requiredLastDose) },
		{
			id: "now",
			header: t("workup.changedNow"),
			cell: ({ requiredNow, refer }) => (refer ? t("workup.prescriberDecides") : moment(requiredNow)),
		},
		{
			id: "booked",
			header: t("workup.changedBooked"),
			cell: ({ bookedFor }) => (bookedFor === undefined ? t("workup.notBooked") : moment(bookedFor)),
		},
	];
}
