import "@/i18n/dose";
import { $api } from "@/api/client";
import type { DoseSum } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./dose.module.css";
import { SkinCheck } from "./SkinCheck";

type Props = { patientId: string };

/** What a patient's procedures add up to, and whether somebody has to look at the skin. */
export function DosePanel({ patientId }: Props) {
	return useMay("NOTE_READ") ? <Panel patientId={patientId} /> : null;
}

function Panel({ patientId }: Props) {
	const dose = $api.useQuery("get", "/api/patients/{id}/dose", { params: { path: { id: patientId } } });
	return (
		<section className={classes["panel"]} aria-label={t("dose.title")}>
			<h2 className={classes["title"]}>{t("dose.title")}</h2>
			{dose.data === undefined ? (
				dose.isError ? (
					<ErrorState error={dose.error} onRetry={() => void dose.refetch()} />
				) : (
					<LoadingState rows={2} />
				)
			) : dose.data.procedures.length === 0 ? (
				<p className={classes["dim"]}>{t("dose.none")}</p>
			) : (
				<>
					<dl className={classes["sums"]}>
						<Sum label={t("dose.fluoroscopy")} sum={dose.data.fluoroscopy} decimals={1} />
						<Sum label={t("dose.airKerma")} sum={dose.data.airKerma} decimals={1} />
						<Sum label={t("dose.kap")} sum={dose.data.kap} decimals={2} />
					</dl>
					{dose.data.followUps.length > 0 && (
						<>
							<h3 className={classes["title"]}>{t("dose.followUps")}</h3>
							<ul className={classes["list"]}>
								{dose.data.followUps.map((followUp) => (
									<SkinCheck key={followUp.id} check={followUp} />
								))}
							</ul>
						</>
					)}
				</>
			)}
		</section>
	);
}

function Sum({
	label,
	sum: { sum, unit, recorded, notRecorded },
	decimals,
}: {
	label: string;
	sum: DoseSum;
	decimals: number;
}) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<b>{sum === undefined ? t("dose.notRecorded") : formatQuantity(sum, unit, decimals)}</b>
				<span className={classes["dim"]}>
					{[
						recorded > 0 && t("dose.ofNotes", { count: recorded }),
						notRecorded > 0 && t("dose.missing", { count: notRecorded }),
					]
						.filter((part) => part !== false)
						.join(", ")}
				</span>
			</dd>
		</div>
	);
}
