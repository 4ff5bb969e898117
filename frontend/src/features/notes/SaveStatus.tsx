import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudPause, IconCloudUp } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { problemWords } from "@/ui/problemWords";
import classes from "./NoteEditor.module.css";
import type { SaveState } from "./useAutosave";

type Props = {
	state: SaveState;
	onRetry: () => void;
	/** Leads to the field of a pointer. */
	onShow: (pointer: string) => void;
};

/** Where the draft stands, in words; read out when it changes. */
export function SaveStatus({ state, onRetry, onShow }: Props) {
	const zone = useZone();
	const [tone, Icon, text] = look(state, zone);
	const wrong = state.kind === "refused" ? state.problem.errors[0] : undefined;
	return (
		<>
			<span role="status" className={classNames(classes["save"], classes[tone])}>
				<Icon aria-hidden size={16} />
				{text}
			</span>
			{wrong !== undefined && (
				<Button variant="default" onClick={() => onShow(wrong.pointer)}>
					{t("notes.showWrong")}
				</Button>
			)}
			{state.kind === "refused" && wrong === undefined && (
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
			const { errors } = state.problem;
			return [
				"failed",
				IconAlertTriangle,
				errors.length > 0
					? t("common.formNotSaved", { count: errors.length })
					: t("notes.notSaved", { reason: problemWords(state.problem).title }),
			] as const;
		}
		case "stale":
			return ["failed", IconAlertTriangle, t("notes.notSaved", { reason: t("notes.staleTitle") })] as const;
	}
}
