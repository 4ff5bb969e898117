import { Alert, Table } from "@mantine/core";
import { IconMail, IconMailOff } from "@tabler/icons-react";
import { $api } from "@/api/client";
import type { DeliveryError, MessageKind, MessageState } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import type { Tone } from "@/ui/tones";
import tones from "@/ui/tones.module.css";
import classes from "./AdminPage.module.css";
import { Feeds } from "./Feeds";

const KINDS: Record<MessageKind, PlainKey> = {
	CONFIRMATION: "admin.kindConfirmation",
	MOVED: "admin.kindMoved",
	REMINDER: "admin.kindReminder",
	CANCELLATION: "admin.kindCancellation",
	QUESTIONNAIRE: "admin.kindQuestionnaire",
	EMERGENCY_ACCESS: "admin.kindEmergencyAccess",
};

const STATES: Record<MessageState, { tone: Tone; label: PlainKey }> = {
	WAITING: { tone: "blue", label: "admin.stateWaiting" },
	SENT: { tone: "green", label: "admin.stateSent" },
	FAILED: { tone: "red", label: "admin.stateFailed" },
	CANCELLED: { tone: "grey", label: "admin.stateCancelled" },
	NO_ADDRESS: { tone: "amber", label: "admin.stateNoAddress" },
	NO_CONSENT: { tone: "amber", label: "admin.stateNoConsent" },
};

const ERRORS: Record<DeliveryError, PlainKey> = {
	SERVER_UNREACHABLE: "admin.errorUnreachable",
	LOGIN_REFUSED: "admin.errorLogin",
	ADDRESS_REFUSED: "admin.errorAddress",
	MESSAGE_REFUSED: "admin.errorMessage",
	BROKEN_OFF: "admin.errorBrokenOff",
	TOO_LATE: "admin.errorTooLate",
	NO_SITE_ADDRESS: "admin.errorNoSiteAddress",
};

export function Messages() {
	return (
		<div className={classes["page"]}>
			<Outbox />
			<Feeds />
		</div>
	);
}

/** Numbers only: the administrator sees no patient. */
function Outbox() {
	const zone = useZone();
	const outbox = $api.useQuery("get", "/api/messages");
	if (outbox.isError) return <ErrorState error={outbox.error} onRetry={() => void outbox.refetch()} />;
	if (outbox.data === undefined) return <LoadingState />;
	const { sendingConfigured, oldestDue, counts, errors } = outbox.data;
	return (
		<>
			{sendingConfigured ? (
				<Alert
					className={classNames(classes["notice"], tones["green"])}
					icon={<IconMail aria-hidden size={16} />}
					title={t("admin.sendingOn")}
				>
					{oldestDue === undefined
						? t("admin.nothingLate")
						: t("admin.oldestDue", { when: formatDateTime(oldestDue, zone) })}
				</Alert>
			) : (
				<Alert
					className={classNames(classes["notice"], tones["amber"])}
					icon={<IconMailOff aria-hidden size={16} />}
					title={t("admin.sendingOff")}
				>
					{t("admin.sendingOffText")}
				</Alert>
			)}
			<div className={classes["panel"]}>
				{counts.length === 0 ? (
					<EmptyState icon={IconMail} title={t("admin.messagesEmptyTitle")} text={t("admin.messagesEmptyText")} />
				) : (
					<Table captionSide="top">
						<Table.Caption ta="start">{t("admin.messagesCaption")}</Table.Caption>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t("admin.messageState")}</Table.Th>
								<Table.Th>{t("admin.messageKind")}</Table.Th>
								<Table.Th ta="right">{t("admin.total")}</Table.Th>
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{counts.map(({ state, kind, total }) => (
								<Table.Tr key={`${state} ${kind}`}>
									<Table.Td>
										<StatusChip tone={STATES[state].tone} label={t(STATES[state].label)} />
									</Table.Td>
									<Table.Td>{t(KINDS[kind])}</Table.Td>
									<Table.Td ta="right">{total}</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				)}
				{errors.length > 0 && (
					<Table captionSide="top">
						<Table.Caption ta="start">{t("admin.errorsCaption")}</Table.Caption>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t("admin.error")}</Table.Th>
								<Table.Th ta="right">{t("admin.total")}</Table.Th>
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{errors.map(({ error, total }) => (
								<Table.Tr key={error}>
									<Table.Td>{t(ERRORS[error])}</Table.Td>
									<Table.Td ta="right">{total}</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				)}
			</div>
		</>
	);
}
