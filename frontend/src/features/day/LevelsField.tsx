import { MultiSelect } from "@mantine/core";
import type { VertebralLevel } from "@/api/schema";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";

type Props = {
	label: string;
	description?: string;
	value: readonly VertebralLevel[];
	onChange: (levels: VertebralLevel[]) => void;
	error?: string | undefined;
};

/** Several levels, kept head to tail whatever the order of choosing. */
export function LevelsField({ label, description, value, onChange, error }: Props) {
	return (
		<MultiSelect
			size="md"
			label={label}
			{...(description !== undefined && { description })}
			data={[...VERTEBRAL_LEVELS]}
			searchable
			hidePickedOptions
			value={[...value]}
			onChange={(levels) => onChange(VERTEBRAL_LEVELS.filter((level) => levels.includes(level)))}
			error={error}
		/>
	);
}
