import { useId } from "react";
import { classNames } from "../classNames";
import { BodyMark, Needle } from "./Glyphs";
import { Gradients } from "./Gradients";
import { posteriorCorners, type Vertebra } from "./geometry";
import type { LevelStatus } from "./levels";
import { posteriorBody } from "./outlines";
import classes from "./Spine.module.css";
import { type SpineStrings, spineStrings } from "./strings";

type Props = {
	/** Only these, in this order; all that mark something when left out. */
	statuses?: readonly LevelStatus[];
	strings?: SpineStrings;
};

const MARKED: readonly LevelStatus[] = ["fractured", "planned", "treated", "prior", "healed"];

const SAMPLE: Vertebra = {
	level: "L2",
	region: "lumbar",
	height: 22,
	disc: 8,
	width: 34,
	depth: 30,
	transverseSpan: 40,
	tilt: 0,
	spinousAngle: 0,
	spinousLength: 20,
	x: 0,
	y: 0,
	fracture: { shape: undefined, loss: 0 },
};

/** What the marks mean, drawn as they are drawn on the spine. */
export function SpineLegend({ statuses = MARKED, strings = spineStrings }: Props) {
	const prefix = useId();
	const corners = posteriorCorners(SAMPLE);
	return (
		<ul className={classNames(classes["palette"], classes["legend"])} aria-label={strings.legend}>
			{statuses.map((status) => (
				<li key={status} className={classes[status]}>
					<svg width={28} height={20} viewBox="-20 -14 40 28" className={classes["sample"]} aria-hidden="true">
						<Gradients prefix={`${prefix}-${status}`} />
						<g className={classes[status]}>
							<path
								d={posteriorBody(SAMPLE)}
								className={classes["body"]}
								fill={`url(#${prefix}-${status}-${status})`}
							/>
							<BodyMark status={status} corners={corners} sides={[0]} seed={4} broken />
							{status === "planned" && <Needle from={[18, -12]} to={[-1, 2]} />}
						</g>
					</svg>
					{strings.legendStatus[status]}
				</li>
			))}
		</ul>
	);
}
