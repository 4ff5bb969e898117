import { isSacral, type SpineLevelState, VERTEBRAL_LEVELS, type VertebralLevel } from "./levels";
import type { SpineStrings } from "./strings";

/** "L1, fractured, wedge fracture, 40% height loss" */
export function levelWords(level: VertebralLevel, state: SpineLevelState | undefined, strings: SpineStrings): string {
	const name = isSacral(level) ? strings.sacrum(level) : level;
	// An unmarked level is not a normal one: nobody may have looked at it.
	if (state === undefined) return `${name}, ${strings.notRecorded}`;
	const { status, shape, heightLossPercent, approach } = state;
	return [
		name,
		strings.status[status],
		shape === undefined ? undefined : strings.shape[shape],
		heightLossPercent === undefined ? undefined : strings.heightLoss(heightLossPercent),
		approach === undefined ? undefined : strings.approach[approach],
	]
		.filter((word) => word !== undefined)
		.join(", ");
}

export function spineSummary(states: readonly SpineLevelState[], strings: SpineStrings): string {
	const marked = states
		.filter(({ status }) => status !== "normal")
		.toSorted((a, b) => VERTEBRAL_LEVELS.indexOf(a.level) - VERTEBRAL_LEVELS.indexOf(b.level));
	if (marked.length === 0) return strings.nothing;
	return strings.summary(marked.map((state) => levelWords(state.level, state, strings)).join("; "));
}
