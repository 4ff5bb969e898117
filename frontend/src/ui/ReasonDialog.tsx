import { Modal, Radio, Stack, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { t } from "@/i18n/t";
import { FormFoot } from "./FormFoot";

export type Reason = {
	code: string;
	label: string;
	/** The code alone does not say enough. */
	needsText?: boolean;
};

type Props = {
	opened: boolean;
	onClose: () => void;
	title: string;
	/** What will happen, and to whom. */
	children?: ReactNode;
	reasons: readonly Reason[];
	/** The act itself: "Cancel booking", never "OK". */
	confirm: string;
	danger?: boolean;
	/** Fewest characters of a text that is needed. */
	shortestText?: number;
	busy?: boolean;
	onConfirm: (reason: { code: string; text: string }) => void;
};

/** Asks for a coded reason and words of one's own. A new opening starts empty. */
export function ReasonDialog(props: Props) {
	const { opened, onClose, title } = props;
	return (
		<Modal opened={opened} onClose={onClose} title={title}>
			<ReasonForm {...props} />
		</Modal>
	);
}

function ReasonForm({ onClose, children, reasons, confirm, danger, shortestText = 10, busy, onConfirm }: Props) {
	const [code, setCode] = useState<string>();
	const [text, setText] = useState("");
	const [tried, setTried] = useState(false);
	const words = text.trim();
	const needsText = reasons.find((reason) => reason.code === code)?.needsText === true;
	const textTooShort = needsText && words.length < shortestText;
	const submit = () => {
		setTried(true);
		if (code !== undefined && !textTooShort) onConfirm({ code, text: words });
	};
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			<Stack gap="sm">
				{children}
				<Radio.Group
					label={t("common.reason")}
					withAsterisk
					value={code ?? null}
					onChange={setCode}
					error={tried && code === undefined ? t("common.reasonRequired") : undefined}
				>
					<Stack gap={2} mt={4}>
						{reasons.map((reason) => (
							<Radio key={reason.code} size="xs" value={reason.code} label={reason.label} py={4} />
						))}
					</Stack>
				</Radio.Group>
				<Textarea
					label={t("common.reasonText")}
					autosize
					minRows={2}
					maxRows={8}
					withAsterisk={needsText}
					value={text}
					onChange={(event) => setText(event.currentTarget.value)}
					error={tried && textTooShort ? t("common.reasonTextRequired", { count: shortestText }) : undefined}
				/>
				<FormFoot submit={confirm} busy={busy === true} onCancel={onClose} danger={danger === true} />
			</Stack>
		</form>
	);
}
