import { Checkbox, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PlanPlacementView, PlanPlaceView, PlanResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { StatusChip } from "@/ui/StatusChip";
import { CHANGES, isChange, namesOf, reasonWords } from "./changes";
import classes from "./plan.module.css";

type Props = {
	plan: PlanResponse;
	mayPin: boolean;
	onPin: (bookingId: string, wanted: boolean) => void;
};

export function ChangesTable({ plan, mayPin, onPin }: Props) {
	const [showsAll, setShowsAll] = useState(false);
	const names = namesOf(plan.placements);
	const shown = showsAll ? plan.placements : plan.placements.filter((one) => isChange(one) || one.pinned);
	return (
		<section className={classes["changes"]} aria-labelledby="plan-changes">
			<div className={classes["sectionHead"]}>
				<h2 id="plan-changes">{t("plan.changes")}</h2>
				<SegmentedControl
					size="xs"
					aria-label={t("plan.show")}
					value={showsAll ? "all" : "changes"}
					onChange={(next) => setShowsAll(next === "all")}
					data={[
						{ value: "changes", label: t("plan.showChanges") },
						{ value: "all", label: t("plan.showAll") },
					]}
				/>
				<span>{t("plan.pinHint")}</span>
			</div>
			{shown.length === 0 ? (
				<EmptyState title={t("plan.nothingTitle")} text={t("plan.nothingText")} />
			) : (
				<table className={classes["table"]}>
					<caption className="visually-hidden">{t("plan.changes")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("plan.patient")}</th>
							<th scope="col">{t("plan.fromPlace")}</th>
							<th scope="col">{t("plan.toPlace")}</th>
							<th scope="col">{t("plan.why")}</th>
							<th scope="col">{t("plan.pin")}</th>
						</tr>
					</thead>
					<tbody>
						{shown.map((placement) => (
							<Row key={placement.id} placement={placement} names={names} mayPin={mayPin} onPin={onPin} />
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

type RowProps = {
	placement: PlanPlacementView;
	names: ReadonlyMap<string, string>;
	mayPin: boolean;
	onPin: (bookingId: string, wanted: boolean) => void;
};

function Row({ placement, names, mayPin, onPin }: RowProps) {
	const { bookingId, change, movable, pinned, overtimeMinutes } = placement;
	const look = CHANGES[change];
	const name = nameOf(placement.patient);
	return (
		<tr>
			<th scope="row">
				<Link className={classes["name"]} to="/episodes/$episodeId" params={{ episodeId: placement.episodeId }}>
					{name}
				</Link>
				<span className={classes["second"]}>{placement.operatorName}</span>
			</th>
			<td>
				<Place place={placement.from} otherwise={t("plan.waitingList")} />
			</td>
			<td>
				<StatusChip tone={look.tone} label={t(look.word)} variant="plain" />
				<Place place={placement.to} otherwise={t("plan.noPlace")} />
				{overtimeMinutes > 0 && (
					<span className={classes["late"]}>{t("plan.overtimeBy", { minutes: overtimeMinutes })}</span>
				)}
			</td>
			<td>
				<ul className={classes["reasons"]}>
					{reasonWords(placement, names).map((words) => (
						<li key={words}>{words}</li>
					))}
				</ul>
			</td>
			<td>
				{bookingId !== undefined && (
					<Checkbox
						aria-label={t("plan.pinOf", { name })}
						checked={pinned || !movable}
						disabled={!mayPin || !movable}
						onChange={(event) => onPin(bookingId, event.currentTarget.checked)}
					/>
				)}
			</td>
		</tr>
	);
}

function Place({ place, otherwise }: { place: PlanPlaceView | undefined; otherwise: string }) {
	const zone = useZone();
	if (place === undefined) return <span className={classes["second"]}>{otherwise}</span>;
	return (
		<>
			<span className={classes["time"]}>{formatDateTime(place.start, zone)}</span>
			<span className={classes["second"]}>{place.roomName}</span>
		</>
	);
}
