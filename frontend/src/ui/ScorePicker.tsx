import { useId } from "react";
import { t } from "@/i18n/t";
import { NRS_POINTS, type Nrs, painChange } from "@/lib/pain";
import { classNames } from "./classNames";
import classes from "./ScorePicker.module.css";

type Props = {
	/** "At rest" */
	label: string;
	value: Nrs | undefined;
	onChange: (value: Nrs) => void;
	/** The last score, for "was 2, up 4". */
	before?: Nrs | undefined;
	/** Words for 0 and 10. */
	low?: string;
	high?: string;
	/** 44 px high, for the tablet. */
	large?: boolean;
	error?: string | undefined;
};

/** 0 to 10 as one row of radio buttons: arrow keys change it, Tab passes it in one stop. Nothing is chosen beforehand. */
export function ScorePicker({
	label,
	value,
	onChange,
	before,
	low = t("common.scoreLow"),
	high = t("common.scoreHigh"),
	large = false,
	error,
}: Props) {
	const id = useId();
	const notes = [before !== undefined && value !== undefined && `${id}-change`, error !== undefined && `${id}-error`];
	return (
		<div
			className={classNames(classes["picker"], large && classes["large"])}
			role="radiogroup"
			aria-labelledby={`${id}-label`}
			aria-describedby={classNames(...notes) || undefined}
			aria-invalid={error !== undefined || undefined}
		>
			<span id={`${id}-label`} className={classes["label"]}>
				{label}
			</span>
			<span className={classes["scale"]}>
				{NRS_POINTS.map((point) => (
					<label key={point} className={classes["point"]}>
						<input
							type="radio"
							name={id}
							value={point}
							checked={point === value}
							onChange={() => onChange(point)}
							aria-label={point === 0 ? `0, ${low}` : point === 10 ? `10, ${high}` : undefined}
						/>
						{point}
					</label>
				))}
			</span>
			{before !== undefined && value !== undefined && (
				<span id={`${id}-change`} className={classNames(classes["change"], value > before && classes["worse"])}>
					{painChange(before, value)}
				</span>
			)}
			{error !== undefined && (
				<span id={`${id}-error`} className={classes["error"]}>
					{error}
				</span>
			)}
		</div>
	);
}
