import { classNames } from "../classNames";
import { STATUS_CLASSES } from "./Column";
import classes from "./DayGrid.module.css";
import type { DayGridStrings } from "./strings";
import type { DayGridBackground, DayGridStatus } from "./types";

const STATUSES: readonly DayGridStatus[] = ["held", "booked", "confirmed", "arrived", "in-room", "completed"];
const GROUNDS: readonly DayGridBackground["kind"][] = ["block", "closed", "turnover"];

export function GridLegend({ strings }: { strings: DayGridStrings }) {
	return (
		<div className={classes["legend"]}>
			<ul aria-label={strings.legend}>
				{STATUSES.map((status) => (
					<li key={status}>
						<span className={classNames(classes["swatch"], STATUS_CLASSES[status])} aria-hidden="true" />
						{strings.status[status]}
					</li>
				))}
				{GROUNDS.map((kind) => (
					<li key={kind} className={kind === "block" ? classes["firstGround"] : undefined}>
						<span className={classNames(classes["swatch"], classes[`${kind}Swatch`])} aria-hidden="true" />
						{strings.backgrounds[kind]}
					</li>
				))}
			</ul>
			<p>{strings.keys}</p>
		</div>
	);
}
