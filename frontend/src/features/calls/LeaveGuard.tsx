import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { t } from "@/i18n/t";

/** Asks before answers that were not recorded are lost. */
export function LeaveGuard({ unsaved }: { unsaved: () => boolean }) {
	const blocker = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true });
	return (
		<Modal
			opened={blocker.status === "blocked"}
			onClose={() => blocker.reset?.()}
			title={t("calls.leaveTitle")}
			size="sm"
		>
			<p>{t("calls.leaveText")}</p>
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={() => blocker.proceed?.()}>
					{t("calls.leave")}
				</Button>
				<Button data-autofocus onClick={() => blocker.reset?.()}>
					{t("calls.stay")}
				</Button>
			</Group>
		</Modal>
	);
}
