import { Checkbox, Stack } from "@mantine/core";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import type { RedFlag } from "@/api/schema";
import { t } from "@/i18n/t";
import { RED_FLAG_WORDS } from "./words";

type Flags = { asked: boolean; flags: RedFlag[] };

/** Whether somebody asked, and what was found: nothing ticked alone would not tell "none" from "not asked". */
export function FlagsField<T extends FieldValues>({ name }: { name: FieldPath<T> }) {
	const { field } = useController<T>({ name });
	const { asked, flags } = field.value as Flags;
	const change = (next: Flags) => field.onChange(next);
	return (
		<Stack gap={4}>
			<Checkbox.Group
				label={t("episodes.askFlags")}
				description={t("episodes.askFlagsHint")}
				value={flags}
				onChange={(next) => change({ asked: asked || next.length > 0, flags: next as RedFlag[] })}
			>
				<Stack gap={2} mt={4}>
					{Object.entries(RED_FLAG_WORDS).map(([flag, word]) => (
						<Checkbox key={flag} size="xs" py={4} value={flag} label={t(word)} />
					))}
				</Stack>
			</Checkbox.Group>
			<Checkbox
				size="xs"
				py={4}
				checked={asked || flags.length > 0}
				disabled={flags.length > 0}
				onChange={(event) => change({ asked: event.currentTarget.checked, flags })}
				label={t("episodes.askFlagsAsked")}
			/>
		</Stack>
	);
}
