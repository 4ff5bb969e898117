import type { Corners } from "./geometry";
import type { Approach, LevelStatus } from "./levels";
import { within } from "./outlines";
import classes from "./Spine.module.css";
import { cloud, type Point, polyline } from "./shapes";

type Mark = {
	status: LevelStatus;
	/** Of the body that is marked. */
	corners: Corners;
	/** Which sides hold cement; from the side both look like one. */
	sides: readonly (-1 | 0 | 1)[];
	seed: number;
	/** Whether a fracture is on record, which a planned or healed level may or may not have. */
	broken: boolean;
};

const CRACK: readonly Point[] = [
	[0.05, 0.54],
	[0.24, 0.36],
	[0.41, 0.6],
	[0.58, 0.34],
	[0.75, 0.62],
	[0.95, 0.44],
];

export function sidesOf(approach: Approach | undefined): readonly (-1 | 0 | 1)[] {
	switch (approach) {
		case "LEFT":
			return [-1];
		case "RIGHT":
			return [1];
		case "BOTH":
			return [-1, 1];
		case undefined:
			return [0];
	}
}

/** What tells the states apart without colour: crack, cement, hatched cement, healed band. Needles are drawn above all. */
export function BodyMark({ status, corners, sides, seed, broken }: Mark) {
	const crack = polyline(CRACK.map(([across, down]) => within(corners, across, down)));
	switch (status) {
		case "normal":
			return null;
		case "fractured":
			return <path d={crack} className={classes["crack"]} />;
		case "planned":
			return broken ? <path d={crack} className={`${classes["crack"]} ${classes["muted"]}`} /> : null;
		case "treated":
		case "prior":
			return sides.map((side) => (
				<Cement key={side} corners={corners} side={side} seed={seed} old={status === "prior"} />
			));
		case "healed":
			return (
				<g className={classes["band"]}>
					<path d={polyline([within(corners, 0.07, 0.4), within(corners, 0.93, 0.4)])} />
					<path d={polyline([within(corners, 0.07, 0.6), within(corners, 0.93, 0.6)])} />
				</g>
			);
	}
}

function Cement({ corners, side, seed, old }: { corners: Corners; side: -1 | 0 | 1; seed: number; old: boolean }) {
	const [left, right, bottomRight] = corners.points;
	const width = right[0] - left[0];
	const centre = within(corners, 0.5 + side * 0.22, side === 0 ? 0.52 : 0.56);
	const ry = Math.max((bottomRight[1] - right[1]) * 0.32, 2.4);
	const path = cloud(centre, width * (side === 0 ? 0.29 : 0.2), ry, seed * 3 + side + 2);
	return <path d={path} className={classes[old ? "oldCement" : "cement"]} />;
}

/** A needle from its hub to its tip. */
export function Needle({ from, to }: { from: Point; to: Point }) {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
	const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
	const collar: Point = [from[0] + along[0] * 5.4, from[1] + along[1] * 5.4];
	return (
		<g className={classes["needle"]}>
			<path d={polyline([from, to])} className={classes["halo"]} />
			<path d={polyline([from, to])} className={classes["shaft"]} />
			<path d={polyline([from, collar])} className={classes["hub"]} />
			<circle cx={to[0]} cy={to[1]} r={1.35} className={classes["tip"]} />
		</g>
	);
}

/** Planned, but the side is not decided yet: a target, which claims no side. */
export function Target({ at }: { at: Point }) {
	return (
		<g className={classes["target"]}>
			<circle cx={at[0]} cy={at[1]} r={4.2} className={classes["halo"]} />
			<circle cx={at[0]} cy={at[1]} r={4.2} />
			<path
				d={`M${at[0] - 6.6} ${at[1]}h4.6m4 0h4.6M${at[0]} ${at[1] - 6.6}v4.6m0 4v4.6`}
				className={classes["crosshair"]}
			/>
			<circle cx={at[0]} cy={at[1]} r={0.9} className={classes["tip"]} />
		</g>
	);
}

const CHIP_GLYPHS: Record<Exclude<LevelStatus, "normal">, string> = {
	fractured: "M0.5 5.2 2.6 2.6 4.6 6.4 6.6 2.8 8.5 5.4",
	planned: "M1 1.4 6.6 6.2M8 7.4h-.01",
	treated: "M4.5 1.2C7 .9 8.2 3 8 5 7.8 7.4 5.8 8.2 4 7.8 1.8 7.6.8 5.6 1.2 3.8 1.5 2.2 2.8 1.4 4.5 1.200Z",
	prior:
		"M4.5 1.2C7 .9 8.2 3 8 5 7.8 7.4 5.8 8.2 4 7.8 1.8 7.6.8 5.6 1.2 3.8 1.5 2.2 2.8 1.4 4.5 1.200ZM2.2 6.4 6.4 2.200M4.2 7.4 7.6 4",
	healed: "M.8 3.100h7.400M.8 5.900h7.4",
};

/** The mark once more, nine pixels wide, for the label of the level. */
export function ChipGlyph({ status, x, y }: { status: Exclude<LevelStatus, "normal">; x: number; y: number }) {
	return (
		<path
			d={CHIP_GLYPHS[status]}
			transform={`translate(${x} ${y - 4.5})`}
			className={classes[status === "treated" ? "chipGlyphSolid" : "chipGlyph"]}
		/>
	);
}
