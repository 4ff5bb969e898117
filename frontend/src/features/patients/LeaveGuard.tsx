import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { t } from "@/i18n/t";

/** Asks before entries that were not saved are lost. */
export function LeaveGuard({ unsaved }: { unsaved: () => boolean }) {
	const blocker = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true });
	return (
		<Modal
			opened={blocker.status === "blocked"}
			onClose={() => blocker.reset?.()}
			title={t("patients.leaveTitle")}
			size="sm"
		>
			<p>{t("patients.leaveText")}</p>
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={() => blocker.proceed?.()}>
					{t("patients.leave")}
				</Button>
				<Button data-autofocus onClick={() => blocker.reset?.()}>
					{t("patients.stay")}
				</Button>
			</Group>
		</Modal>
	);
}
