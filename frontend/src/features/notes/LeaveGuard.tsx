import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { t } from "@/i18n/t";

type Props = {
	unsaved: () => boolean;
	/** Saves what is left; whether that worked. */
	flush: () => Promise<boolean>;
};

/** Saves on the way out, and asks only when that fails. */
export function LeaveGuard({ unsaved, flush }: Props) {
	const blocker = useBlocker({
		shouldBlockFn: async () => unsaved() && !(await flush()),
		enableBeforeUnload: unsaved,
		withResolver: true,
	});
	return (
		<Modal
			opened={blocker.status === "blocked"}
			onClose={() => blocker.reset?.()}
			title={t("notes.leaveTitle")}
			size="sm"
		>
			<p>{t("notes.leaveText")}</p>
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={() => blocker.proceed?.()}>
					{t("notes.leave")}
				</Button>
				<Button data-autofocus onClick={() => blocker.reset?.()}>
					{t("notes.stay")}
				</Button>
			</Group>
		</Modal>
	);
}
