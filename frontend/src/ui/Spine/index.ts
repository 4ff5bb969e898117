export type { Approach, FractureShape, LevelStatus, SpineLevelState, VertebralLevel } from "./levels";
export { VERTEBRAL_LEVELS } from "./levels";
export { Spine } from "./Spine";
export { SpineLegend } from "./SpineLegend";
export type { SpineStrings } from "./strings";
export { spineStrings } from "./strings";
