import { BodyMark, Needle, Target } from "./Glyphs";
import { inDrawing, lateralCorners, lateralDisc, type Vertebra } from "./geometry";
import type { SpineLevelState, VertebralLevel } from "./levels";
import {
	lateralBody,
	needleHub,
	needleTip,
	posteriorElementsPath,
	SACRAL_BODY_SIDE,
	SACRAL_BODY_SIDE_POINTS,
	SACRUM_SIDE,
	sacralSeam,
	sacralSegmentSide,
} from "./outlines";
import type { ViewProps } from "./PosteriorView";
import classes from "./Spine.module.css";
import type { Point } from "./shapes";

/** Seen from the left side: front on the left. */
export function LateralView({ vertebrae, states, prefix }: ViewProps) {
	const upwards = vertebrae.filter(({ region }) => region !== "sacral").reverse();
	const sacrum = vertebrae.find(({ region }) => region === "sacral");
	const lowest = upwards[0];
	return (
		<g>
			{sacrum !== undefined && lowest !== undefined && (
				<path d={lumbosacralDisc(lowest, sacrum)} className={classes["disc"]} />
			)}
			{upwards.slice(0, -1).map((below, index) => {
				const above = upwards[index + 1];
				return above === undefined ? null : (
					<path key={below.level} d={discPath(lateralDisc(above, below))} className={classes["disc"]} />
				);
			})}
			{sacrum !== undefined && <SacrumFromSide sacrum={sacrum} states={states} prefix={prefix} />}
			{upwards.map((vertebra) => (
				<FromSide key={vertebra.level} vertebra={vertebra} state={states.get(vertebra.level)} prefix={prefix} />
			))}
			{upwards.map((vertebra) => (
				<Plan key={vertebra.level} vertebra={vertebra} state={states.get(vertebra.level)} />
			))}
		</g>
	);
}

/** Endplates as they are, front and back edges bulging a little. */
function discPath(points: readonly Point[]): string {
	const [a, b, c, d, e, f] = points;
	if (!a || !b || !c || !d || !e || !f) return "";
	const out = (from: Point, to: Point, bulge: number) =>
		`Q${(from[0] + to[0]) / 2 + bulge} ${(from[1] + to[1]) / 2} ${to[0]} ${to[1]}`;
	return `M${a[0]} ${a[1]}L${b[0]} ${b[1]}L${c[0]} ${c[1]}${out(c, d, 0.9)}L${e[0]} ${e[1]}L${f[0]} ${f[1]}${out(f, a, -1.2)}Z`;
}

function lumbosacralDisc(lowest: Vertebra, sacrum: Vertebra): string {
	const [, , back, front] = lateralCorners(lowest).points;
	const [sacralFront, sacralBack] = SACRAL_BODY_SIDE_POINTS;
	const a = inDrawing(lowest, front);
	const c = inDrawing(lowest, back);
	const d: Point = [sacrum.x + sacralBack[0], sacrum.y + sacralBack[1]];
	const f: Point = [sacrum.x + sacralFront[0], sacrum.y + sacralFront[1]];
	const half = (from: Point, to: Point): Point => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
	return discPath([a, half(a, c), c, d, half(d, f), f]);
}

type BoneProps = { vertebra: Vertebra; state: SpineLevelState | undefined; prefix: string };

function FromSide({ vertebra, state, prefix }: BoneProps) {
	const status = state?.status ?? "normal";
	return (
		<g transform={`translate(${vertebra.x} ${vertebra.y}) rotate(${-vertebra.tilt})`} className={classes[status]}>
			<path d={posteriorElementsPath(vertebra)} className={classes["arch"]} />
			<path d={lateralBody(vertebra)} className={classes["body"]} fill={`url(#${prefix}-${status})`} />
			<BodyMark
				status={status}
				corners={lateralCorners(vertebra)}
				sides={[0]}
				seed={Math.round(vertebra.y) + 7}
				broken={vertebra.fracture !== undefined}
			/>
		</g>
	);
}

function Plan({ vertebra, state }: { vertebra: Vertebra; state: SpineLevelState | undefined }) {
	if (state?.status !== "planned") return null;
	return state.approach === undefined ? (
		<Target at={[vertebra.x, vertebra.y]} />
	) : (
		<Needle from={needleHub(vertebra)} to={needleTip(vertebra)} />
	);
}

type SacrumProps = { sacrum: Vertebra; states: ReadonlyMap<VertebralLevel, SpineLevelState>; prefix: string };

function SacrumFromSide({ sacrum, states, prefix }: SacrumProps) {
	const status = states.get("S1")?.status ?? "normal";
	return (
		<g transform={`translate(${sacrum.x} ${sacrum.y})`}>
			<path d={SACRUM_SIDE} className={classes["arch"]} />
			{[0, 1, 2, 3].map((seam) => (
				<path key={seam} d={sacralSeam(seam)} className={classes["ridge"]} />
			))}
			{[1, 2, 3, 4].map((segment) => {
				const marked = states.get(`S${segment + 1}` as VertebralLevel)?.status ?? "normal";
				return marked === "normal" ? null : (
					<g key={segment} className={classes[marked]}>
						<path d={sacralSegmentSide(segment)} className={classes["body"]} fill={`url(#${prefix}-${marked})`} />
					</g>
				);
			})}
			<g className={classes[status]}>
				<path d={SACRAL_BODY_SIDE} className={classes["body"]} fill={`url(#${prefix}-${status})`} />
				{status === "planned" ? (
					<Target at={[1, 0.5]} />
				) : (
					<BodyMark
						status={status}
						corners={{ points: SACRAL_BODY_SIDE_POINTS, topBow: 0, bottomBow: 0 }}
						sides={[0]}
						seed={11}
						broken={false}
					/>
				)}
			</g>
		</g>
	);
}
