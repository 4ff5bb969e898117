import "@/i18n/admin";
import { Modal } from "@mantine/core";
import { t } from "@/i18n/t";
import { Feeds } from "./Feeds";

/** For whoever is in the calendar: the feeds of the own one. */
export function OwnFeeds({ userId, onClose }: { userId: string; onClose: () => void }) {
	return (
		<Modal size="lg" opened onClose={onClose} title={t("shell.ownFeed")}>
			<Feeds ownerId={userId} />
		</Modal>
	);
}
