import { BodyMark, Needle, sidesOf, Target } from "./Glyphs";
import { posteriorCorners, posteriorDisc, SACRUM_RISE, type Vertebra } from "./geometry";
import type { SpineLevelState, VertebralLevel } from "./levels";
import {
	ALA,
	laminaCurve,
	pedicle,
	posteriorBody,
	ribStub,
	SACRAL_BODY,
	SACRAL_FORAMINA,
	SACRUM_BEHIND,
	sacralSegment,
	spinousProcess,
	transverseProcess,
	within,
} from "./outlines";
import classes from "./Spine.module.css";
import { cloud, type Point, polyline } from "./shapes";

export type ViewProps = {
	vertebrae: readonly Vertebra[];
	states: ReadonlyMap<VertebralLevel, SpineLevelState>;
	/** Of the gradients in the same drawing. */
	prefix: string;
};

/** Seen from behind: the patient's left is on the left. x = 0 is the midline. */
export function PosteriorView({ vertebrae, states, prefix }: ViewProps) {
	const mobile = vertebrae.filter(({ region }) => region !== "sacral");
	const sacrum = vertebrae.find(({ region }) => region === "sacral");
	// From below upwards, so that each spinous process lies on the vertebra below it, like roof tiles.
	const upwards = [...mobile].reverse();
	return (
		<g>
			{vertebrae.slice(1).map((below, index) => {
				const above = vertebrae[index];
				return above === undefined ? null : (
					<path
						key={below.level}
						d={discPath(posteriorDisc(above, withPromontory(below)))}
						className={classes["disc"]}
					/>
				);
			})}
			{upwards.map((vertebra) => (
				<Behind key={vertebra.level} vertebra={vertebra} prefix={prefix} />
			))}
			{sacrum !== undefined && <SacrumBehind y={sacrum.y - SACRUM_RISE} states={states} prefix={prefix} />}
			{upwards.map((vertebra) => (
				<Body key={vertebra.level} vertebra={vertebra} state={states.get(vertebra.level)} prefix={prefix} />
			))}
			{upwards.map((vertebra) => (
				<Plan key={vertebra.level} vertebra={vertebra} state={states.get(vertebra.level)} />
			))}
		</g>
	);
}

/** The lowest disc ends at the promontory, not at the tilted body behind it. */
function withPromontory(vertebra: Vertebra): Vertebra {
	return vertebra.region === "sacral"
		? { ...vertebra, y: vertebra.y - SACRUM_RISE + vertebra.height / 2 + 1 }
		: vertebra;
}

function discPath(points: readonly Point[]): string {
	return `${polyline(points)}Z`;
}

function Behind({ vertebra, prefix }: { vertebra: Vertebra; prefix: string }) {
	return (
		<g transform={`translate(0 ${vertebra.y})`}>
			{[1, -1].map((side) => (
				<g key={side} transform={`scale(${side} 1)`}>
					{vertebra.region === "thoracic" && (
						<path d={ribStub(vertebra)} className={classes["rib"]} stroke={`url(#${prefix}-rib)`} />
					)}
					<path d={transverseProcess(vertebra)} className={classes["arch"]} />
				</g>
			))}
		</g>
	);
}

function Body({ vertebra, state, prefix }: { vertebra: Vertebra; state: SpineLevelState | undefined; prefix: string }) {
	const status = state?.status ?? "normal";
	const corners = posteriorCorners(vertebra);
	const { x, y, rx, ry } = pedicle(vertebra);
	const shine = (down: number) => polyline([within(corners, 0.08, down), within(corners, 0.92, down)]);
	return (
		<g transform={`translate(0 ${vertebra.y})`} className={classes[status]}>
			<path d={posteriorBody(vertebra)} className={classes["body"]} fill={`url(#${prefix}-${status})`} />
			{vertebra.fracture?.shape !== "BICONCAVE" &&
				[0.08, 0.92].map((down) => <path key={down} d={shine(down)} className={classes["shine"]} />)}
			{[x, -x].map((centre) => (
				<ellipse key={centre} cx={centre} cy={y} rx={rx} ry={ry} className={classes["pedicle"]} />
			))}
			<path d={laminaCurve(vertebra)} className={classes["lamina"]} />
			<BodyMark
				status={status}
				corners={corners}
				sides={sidesOf(state?.approach)}
				seed={Math.round(vertebra.y)}
				broken={vertebra.fracture !== undefined}
			/>
			<path d={spinousProcess(vertebra)} className={classes["spinous"]} />
		</g>
	);
}

function Plan({ vertebra, state }: { vertebra: Vertebra; state: SpineLevelState | undefined }) {
	if (state?.status !== "planned") return null;
	const { width, height: h } = vertebra;
	const { y } = pedicle(vertebra);
	return (
		<g transform={`translate(0 ${vertebra.y})`}>
			{sidesOf(state.approach).map((side) =>
				side === 0 ? (
					<Target key={side} at={[0, 0]} />
				) : (
					<Needle
						key={side}
						from={[side * (width * 0.5 + 14), y - h * 0.24 - 6.5]}
						to={[side * width * 0.14, y + h * 0.2]}
					/>
				),
			)}
		</g>
	);
}

type SacrumProps = { y: number; states: ReadonlyMap<VertebralLevel, SpineLevelState>; prefix: string };

function SacrumBehind({ y, states, prefix }: SacrumProps) {
	const state = states.get("S1");
	const status = state?.status ?? "normal";
	// A side that is known marks that wing only; the body of S1 stays bone then.
	const sides = sidesOf(state?.approach);
	const wing = (side: -1 | 1) => (sides.includes(side) || sides.includes(0) ? status : "normal");
	const central = sides.includes(0) ? status : "normal";
	return (
		<g transform={`translate(0 ${y})`}>
			<path d={SACRUM_BEHIND} className={classes["arch"]} />
			<g className={classes[central]}>
				<path d={SACRAL_BODY} className={classes["body"]} fill={`url(#${prefix}-${central})`} />
			</g>
			{([1, -1] as const).map((side) => (
				<g key={side} transform={`scale(${side} 1)`} className={classes[wing(side)]}>
					<path d={ALA} className={classes["body"]} fill={`url(#${prefix}-${wing(side)})`} />
					<WingMark status={wing(side)} seed={side + 5} planned={sides.includes(side)} />
				</g>
			))}
			{SACRAL_FORAMINA.map(({ x, y: down, rx, ry }, index) => {
				const level = `S${index + 2}` as VertebralLevel;
				const segment = states.get(level);
				const segmentStatus = segment?.status ?? "normal";
				return (
					<g key={level} className={classes[segmentStatus]}>
						{segmentStatus !== "normal" && (
							<>
								<path
									d={sacralSegment(index + 1)}
									className={classes["body"]}
									fill={`url(#${prefix}-${segmentStatus})`}
								/>
								<SegmentMark status={segmentStatus} y={down + 6} half={x - 4} />
							</>
						)}
						<ellipse cx={x} cy={down} rx={rx} ry={ry} className={classes["foramen"]} />
						<ellipse cx={-x} cy={down} rx={rx} ry={ry} className={classes["foramen"]} />
						<path d={`M${-x + rx + 2} ${down}Q0 ${down + 2.2} ${x - rx - 2} ${down}`} className={classes["ridge"]} />
					</g>
				);
			})}
			{status === "planned" && sides.includes(0) && <Target at={[0, 11]} />}
		</g>
	);
}

/** In the right wing; the left one is mirrored. */
function WingMark({ status, seed, planned }: { status: string; seed: number; planned: boolean }) {
	switch (status) {
		case "fractured":
			return <path d="M38.5 5.2 35 12 39.5 16.5 33.5 22 36 27.5 31.5 35" className={classes["crack"]} />;
		case "planned":
			return planned ? <Needle from={[57, -6]} to={[36.5, 19]} /> : null;
		case "treated":
			return <path d={cloud([36.5, 16.5], 7, 9, seed)} className={classes["cement"]} />;
		case "prior":
			return <path d={cloud([36.5, 16.5], 7, 9, seed)} className={classes["oldCement"]} />;
		case "healed":
			return (
				<g className={classes["band"]}>
					<path d="M34.5 6 29 33" />
					<path d="M38.5 6 33 33" />
				</g>
			);
		default:
			return null;
	}
}

function SegmentMark({ status, y, half }: { status: SpineLevelState["status"]; y: number; half: number }) {
	const points: [Point, Point, Point, Point] = [
		[-half, y - 4.5],
		[half, y - 4.5],
		[half, y + 4.5],
		[-half, y + 4.5],
	];
	if (status === "planned") return <Target at={[0, y]} />;
	return <BodyMark status={status} corners={{ points, topBow: 0, bottomBow: 0 }} sides={[0]} seed={y} broken={false} />;
}
