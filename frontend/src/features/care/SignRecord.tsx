import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { useState } from "react";
import type { SedationResponse } from "@/api/schema";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { Refused, refusalOf } from "@/ui/Refused";
import type { Sedation } from "./queries";

type Props = { record: Versioned<SedationResponse>; write: Sedation["sign"] };

/** Names what is open; a reason lets it stay so. */
export function SignRecord({ record: { data, etag }, write }: Props) {
	const [opened, setOpened] = useState(false);
	const [reason, setReason] = useState("");
	const open = data.open.length > 0;
	return (
		<>
			<Button size="md" leftSection={<IconWritingSign aria-hidden size={18} />} onClick={() => setOpened(true)}>
				{t("care.sign")}
			</Button>
			<Modal opened={opened} onClose={() => setOpened(false)} title={t("care.signTitle")}>
				<Stack gap="sm">
					<Refused refusal={refusalOf(write.error, [])} />
					<p>{t(open ? "care.signOpen" : "care.signReady")}</p>
					{open && (
						<>
							<ul>
								{data.open.map(({ pointer, message }) => (
									<li key={pointer + message}>{message}</li>
								))}
							</ul>
							<Textarea
								label={t("care.openReason")}
								autosize
								minRows={2}
								maxLength={1000}
								value={reason}
								onChange={(event) => setReason(event.currentTarget.value)}
							/>
						</>
					)}
					<Group justify="flex-end">
						<Button variant="default" onClick={() => setOpened(false)}>
							{t("common.cancel")}
						</Button>
						<Button
							loading={write.isPending}
							disabled={open && reason.trim() === ""}
							onClick={() =>
								write.mutate(
									{ etag, body: reason.trim() === "" ? {} : { openPointsReason: reason.trim() } },
									{ onSuccess: () => setOpened(false) },
								)
							}
						>
							{t("care.signNow")}
						</Button>
					</Group>
				</Stack>
			</Modal>
		</>
	);
}
