import "@/i18n/board";
import { Group, Modal, Radio, Select, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { BookingStatus, CancelReason, DetectedAt } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { refreshBookings } from "./queries";
import { CANCEL_GROUPS, CANCEL_REASONS, DETECTED } from "./words";

type Props = {
	opened: boolean;
	id: string;
	etag: string;
	status: BookingStatus;
	name: string;
	room: string;
	when: string;
	onClose: () => void;
	onCancelled: () => void;
};

type Preventable = "yes" | "no" | "unknown";
type Values = { reasonCode: string | null; detectedAt: string | null; preventable: Preventable; comment: string };

const NOTICED: readonly DetectedAt[] = ["D_MINUS_7", "D_MINUS_2", "DAY_BEFORE", "ARRIVAL", "IN_ROOM"];
const REASONS = Object.keys(CANCEL_REASONS) as readonly CancelReason[];

export function CancelDialog(props: Props) {
	const { opened, onClose, name } = props;
	return (
		<Modal opened={opened} onClose={onClose} title={t("board.cancelTitle", { name })} size="md">
			<CancelForm {...props} />
		</Modal>
	);
}

function CancelForm({ id, etag, status, name, room, when, onClose, onCancelled }: Props) {
	const queryClient = useQueryClient();
	const [problem, setProblem] = useState<ProblemError>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const { control, register, setError, setFocus, handleSubmit, formState } = useForm<Values>({
		defaultValues: { reasonCode: null, detectedAt: null, preventable: "unknown", comment: "" },
	});
	const chosen = useWatch({ control, name: "reasonCode" });
	// Who has come cannot fail to come.
	const hasCome = status === "ARRIVED" || status === "IN_ROOM";
	const send = async ({ reasonCode, detectedAt, preventable, comment }: Values) => {
		setProblem(undefined);
		const reason = REASONS.find((code) => code === reasonCode);
		const noticed = NOTICED.find((code) => code === detectedAt);
		if (reason === undefined) return;
		try {
			await api.POST("/api/bookings/{id}/cancellation", {
				params: { path: { id }, header: ifMatch(etag) },
				body: {
					reasonCode: reason,
					...(noticed !== undefined && { detectedAt: noticed }),
					...(preventable !== "unknown" && { preventable: preventable === "yes" }),
					...(comment.trim() !== "" && { comment: comment.trim() }),
				},
			});
			onCancelled();
			notifications.show({ message: t("board.cancelled", { name }), autoClose: 10_000 });
			await refreshBookings(queryClient);
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isStale) {
				await refreshBookings(queryClient);
				setMessages([t("board.changedStale")]);
				return;
			}
			setMessages(applyProblemToForm(refused, setError));
			setProblem(refused);
		}
	};
	return (
		<form noValidate onSubmit={(event) => void handleSubmit(send)(event)}>
			<Stack gap="sm">
				<div>{t("board.cancelText", { room, when })}</div>
				<FormError errors={formState.errors} onFocus={setFocus} problem={problem} messages={messages} />
				<Controller
					control={control}
					name="reasonCode"
					rules={{ required: t("board.reasonCodeRequired") }}
					render={({ field, fieldState }) => (
						<Select
							{...field}
							data-autofocus
							openOnFocus={false}
							label={t("board.reasonCode")}
							allowDeselect={false}
							withAsterisk
							searchable
							data={CANCEL_GROUPS.map(({ group, reasons }) => ({
								group: t(group),
								items: reasons
									.filter((code) => !(hasCome && code === "NO_SHOW"))
									.map((code) => ({ value: code, label: t(CANCEL_REASONS[code]) })),
							}))}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<Controller
					control={control}
					name="detectedAt"
					render={({ field, fieldState }) => (
						<Select
							{...field}
							label={t("board.detectedAt")}
							clearable
							data={NOTICED.map((code) => ({ value: code, label: t(DETECTED[code]) }))}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<Controller
					control={control}
					name="preventable"
					render={({ field, fieldState }) => (
						<Radio.Group
							value={field.value}
							onChange={field.onChange}
							label={t("board.preventable")}
							error={fieldState.error?.message}
						>
							<Group gap="md" mt={4}>
								<Radio size="xs" value="yes" label={t("board.preventableYes")} />
								<Radio size="xs" value="no" label={t("board.preventableNo")} />
								<Radio size="xs" value="unknown" label={t("board.preventableUnknown")} />
							</Group>
						</Radio.Group>
					)}
				/>
				<Textarea
					label={t("board.comment")}
					withAsterisk={chosen === "OTHER"}
					maxLength={1000}
					autosize
					minRows={2}
					{...register("comment", {
						validate: (comment, { reasonCode }) =>
							reasonCode !== "OTHER" || comment.trim() !== "" || t("board.commentRequired"),
					})}
					error={formState.errors.comment?.message}
				/>
				<FormFoot
					submit={t("board.cancelBooking")}
					busy={formState.isSubmitting}
					onCancel={onClose}
					cancel={t("board.keepBooking")}
					danger
				/>
			</Stack>
		</form>
	);
}
