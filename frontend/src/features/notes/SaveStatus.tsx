import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudPause, IconCloudUp } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { problemWords } from "@/ui/problemWords";
import classes from "./NoteEditor.module.css";
import type { SaveState } from "./useAutosave";

/** Where the draft stands, in words; read out when it changes. */
export function SaveStatus({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
	const zone = useZone();
	const [tone, Icon, text] = look(state, zone);
	return (
		<>
			<span role="status" className={classNames(classes["save"], classes[tone])}>
				<Icon aria-hidden size={16} />
				{text}
			</span>
			{state.kind === "refused" && (
				<Button variant="default" onClick={onRetry}>
					{t("notes.trySaving")}
				</Button>
			)}
		</>
	);
}

function look(state: SaveState, zone: string) {
	switch (state.kind) {
		case "saved":
			return [
				"saved",
				IconCloudCheck,
				state.at === undefined ? t("notes.loaded") : t("notes.savedAt", { time: formatTime(state.at, zone) }),
			] as const;
		case "waiting":
			return ["busy", IconCloudPause, t("notes.unsaved")] as const;
		case "saving":
			return ["busy", IconCloudUp, t("notes.saving")] as const;
		case "refused": {
			const first = state.problem.errors[0]?.message;
			return [
				"failed",
				IconAlertTriangle,
				t("notes.notSaved", { reason: first ?? problemWords(state.problem).title }),
			] as const;
		}
		case "stale":
			return ["failed", IconAlertTriangle, t("notes.notSaved", { reason: t("notes.staleTitle") })] as const;
	}
}
