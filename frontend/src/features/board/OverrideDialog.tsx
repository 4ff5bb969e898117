import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { BlockerList } from "./BlockerList";
import type { Outside } from "./useMoves";

/** A reason of fewer letters says nothing. */
export const SHORTEST_REASON = 5;

type Props = { outside: Outside | undefined; onConfirm: (reason: string) => void; onClose: () => void };

/** A move on the grid that lies outside somebody's hours: needs a reason, or stays where it was. */
export function OverrideDialog({ outside, onConfirm, onClose }: Props) {
	return (
		<Modal opened={outside !== undefined} onClose={onClose} title={t("board.outsideDialogTitle")}>
			{outside !== undefined && <OverrideForm outside={outside} onConfirm={onConfirm} onClose={onClose} />}
		</Modal>
	);
}

function OverrideForm({ outside, onConfirm, onClose }: Props & { outside: Outside }) {
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const words = reason.trim();
	const isShort = words.length < SHORTEST_REASON;
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (!isShort) onConfirm(words);
			}}
		>
			<Stack gap="sm">
				<div>{t("board.outsideDialogText", { name: outside.name, place: outside.place })}</div>
				<BlockerList blockers={outside.blockers} />
				<Textarea
					data-autofocus
					label={t("board.overrideReason")}
					description={t("board.overrideText")}
					withAsterisk
					maxLength={1000}
					autosize
					minRows={2}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={tried && isShort ? t("board.overrideRequired", { count: SHORTEST_REASON }) : undefined}
				/>
				<Group justify="flex-end" gap="xs">
					<Button variant="default" onClick={onClose}>
						{t("board.leaveThere")}
					</Button>
					<Button type="submit">{t("board.overrideMove")}</Button>
				</Group>
			</Stack>
		</form>
	);
}
