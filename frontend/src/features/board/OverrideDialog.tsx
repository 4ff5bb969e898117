import "@/i18n/board";
import { Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { FormFoot } from "@/ui/FormFoot";
import { BlockerList } from "./BlockerList";
import { isOnlyHours } from "./blockers";
import type { Outside } from "./useMoves";

/** A reason of fewer letters says nothing. */
export const SHORTEST_REASON = 5;

type Props = { outside: Outside | undefined; onConfirm: (reason: string) => void; onClose: () => void };

/** A move on the grid that something overridable stands against: needs a reason, or stays where it was. */
export function OverrideDialog({ outside, onConfirm, onClose }: Props) {
	const isHours = outside === undefined || isOnlyHours(outside.blockers);
	return (
		<Modal
			opened={outside !== undefined}
			onClose={onClose}
			title={t(isHours ? "board.outsideDialogTitle" : "board.reasonDialogTitle")}
		>
			{outside !== undefined && <OverrideForm outside={outside} onConfirm={onConfirm} onClose={onClose} />}
		</Modal>
	);
}

function OverrideForm({ outside, onConfirm, onClose }: Props & { outside: Outside }) {
	const isHours = isOnlyHours(outside.blockers);
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
					label={t(isHours ? "board.overrideReason" : "board.reasonAnyway")}
					description={t("board.overrideText")}
					withAsterisk
					maxLength={1000}
					autosize
					minRows={2}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={tried && isShort ? t("board.overrideRequired", { count: SHORTEST_REASON }) : undefined}
				/>
				<FormFoot
					submit={t(isHours ? "board.overrideMove" : "board.moveWithReason")}
					onCancel={onClose}
					cancel={t("board.leaveThere")}
				/>
			</Stack>
		</form>
	);
}
