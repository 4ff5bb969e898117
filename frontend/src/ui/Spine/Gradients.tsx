import type { LevelStatus } from "./levels";
import classes from "./Spine.module.css";

const STATUSES: readonly LevelStatus[] = ["normal", "fractured", "planned", "treated", "prior", "healed"];

/** Every drawing brings its own: an id that belongs to a hidden drawing paints nothing. */
export function Gradients({ prefix }: { prefix: string }) {
	return (
		<defs>
			{STATUSES.map((status) => (
				<linearGradient key={status} id={`${prefix}-${status}`} className={classes[status]}>
					<stop offset="0" className={classes["stopEdge"]} />
					<stop offset="0.5" className={classes["stopMiddle"]} />
					<stop offset="1" className={classes["stopEdge"]} />
				</linearGradient>
			))}
			<linearGradient id={`${prefix}-rib`}>
				<stop offset="0" className={classes["stopRib"]} stopOpacity="0.75" />
				<stop offset="1" className={classes["stopRib"]} stopOpacity="0" />
			</linearGradient>
		</defs>
	);
}
