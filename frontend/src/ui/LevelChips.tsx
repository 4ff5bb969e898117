import classes from "./LevelChips.module.css";

type Props = {
	/** In the order to be read: "T12", "L1". */
	levels: readonly string[];
};

export function LevelChips({ levels }: Props) {
	return (
		<span className={classes["chips"]}>
			{levels.map((level) => (
				<span key={level} className={classes["chip"]}>
					{level}
				</span>
			))}
		</span>
	);
}
