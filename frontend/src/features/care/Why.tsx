import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { t } from "@/i18n/t";
import { Refused, refusalOf } from "@/ui/Refused";

type WhyProps = {
	/** What happens, and what the button says. */
	title: string;
	label: string;
	busy: boolean;
	error: unknown;
	onClose: () => void;
	onConfirm: (reason: string) => void;
	children?: ReactNode;
};

/** Asks why, in the words of whoever answers for it. */
export function Why({ title, label, busy, error, onClose, onConfirm, children }: WhyProps) {
	const [reason, setReason] = useState("");
	return (
		<Modal opened onClose={onClose} title={title}>
			<Stack gap="sm">
				<Refused refusal={refusalOf(error, [])} />
				{children}
				<Textarea
					label={label}
					withAsterisk
					autosize
					minRows={2}
					maxLength={1000}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button disabled={reason.trim() === ""} loading={busy} onClick={() => onConfirm(reason.trim())}>
						{title}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
