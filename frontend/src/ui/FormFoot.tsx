import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";

type Props = {
	/** What the form does: "Save", "Add the block". */
	submit: ReactNode;
	busy?: boolean;
	onCancel: () => void;
	/** What leaving without it means; "Cancel" unless said. */
	cancel?: string;
	/** What it does cannot be taken back. */
	danger?: boolean;
	/** The form has nothing to fill in first. */
	autoFocus?: boolean;
};

/** The end of a form: away to the left, on to the right. */
export function FormFoot({ submit, busy = false, onCancel, cancel, danger = false, autoFocus = false }: Props) {
	return (
		<Group justify="flex-end" gap="xs">
			<Button variant="default" onClick={onCancel}>
				{cancel ?? t("common.cancel")}
			</Button>
			<Button
				type="submit"
				loading={busy}
				{...(danger && { color: "red.8" })}
				{...(autoFocus && { "data-autofocus": true })}
			>
				{submit}
			</Button>
		</Group>
	);
}
