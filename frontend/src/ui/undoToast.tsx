import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import classes from "./undoToast.module.css";

type Options = {
	/** What was done: "Moved to Angio 2, 10:30". */
	message: string;
	onUndo: () => void;
	/** Long enough to be read and reached by keyboard; the pointer over it stops the clock. */
	milliseconds?: number;
};

/** Says what was done and offers the way back. Returns its id for `notifications.hide`. */
export function showUndo({ message, onUndo, milliseconds = 12_000 }: Options): string {
	const id: string = notifications.show({
		autoClose: milliseconds,
		withBorder: true,
		message: (
			<span className={classes["row"]}>
				{message}
				<Button
					variant="default"
					leftSection={<IconArrowBackUp aria-hidden size={14} />}
					onClick={() => {
						notifications.hide(id);
						onUndo();
					}}
				>
					{t("common.undo")}
				</Button>
			</span>
		),
	});
	return id;
}
