import "@/i18n/board";
import { Chip, Group, Input, Modal, Switch, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { DayOfWeek, WaitlistResponse } from "@/api/schema";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./board.module.css";
import { wishesQuery } from "./queries";
import { WEEKDAYS } from "./words";

type Props = { episodeId: string; name: string; onClose: () => void };

/** What somebody who waits has said: whether a call on the same day is welcome, and on which days it can be. */
export function Wishes({ episodeId, name, onClose }: Props) {
	const queryKey = ["get", "/api/episodes/{id}/waitlist", episodeId];
	const { data, error, refetch } = useQuery({
		queryKey,
		// Somebody else may have written meanwhile: what is edited is always fresh, and stays while it is edited.
		staleTime: 0,
		gcTime: 0,
		refetchOnWindowFocus: false,
		queryFn: () => versioned(api.GET("/api/episodes/{id}/waitlist", { params: { path: { id: episodeId } } })),
	});
	return (
		<Modal opened onClose={onClose} title={t("board.wishesOf", { name })}>
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={4} />
			) : (
				<Form key={data.etag} loaded={data} name={name} onStale={() => void refetch()} onClose={onClose} />
			)}
		</Modal>
	);
}

type Values = { shortNotice: boolean; allowedWeekdays: DayOfWeek[]; note: string };
type FormProps = Omit<Props, "episodeId"> & { loaded: Versioned<WaitlistResponse>; onStale: () => void };

function Form({ loaded: { data, etag }, name, onStale, onClose }: FormProps) {
	const queryClient = useQueryClient();
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<Values>({
		defaultValues: { shortNotice: data.shortNotice, allowedWeekdays: data.allowedWeekdays, note: data.note ?? "" },
	});
	const [problem, setProblem] = useState<ProblemError>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const save = async ({ shortNotice, allowedWeekdays, note }: Values) => {
		setMessages([]);
		setProblem(undefined);
		try {
			await api.PUT("/api/episodes/{id}/waitlist", {
				params: { path: { id: data.episodeId }, header: ifMatch(etag) },
				body: { shortNotice, allowedWeekdays, ...(note.trim() !== "" && { note: note.trim() }) },
			});
			notifications.show({ message: t("board.wishesSaved", { name }) });
			await queryClient.invalidateQueries({ queryKey: wishesQuery.queryKey });
			onClose();
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isStale) {
				notifications.show({ color: "orange", message: t("board.wishesStale") });
				onStale();
				return;
			}
			setMessages(applyProblemToForm(refused, setError));
			setProblem(refused);
		}
	};
	return (
		<form
			noValidate
			className={classes["wishes"]}
			aria-label={t("board.wishesOf", { name })}
			onSubmit={(event) => void handleSubmit(save)(event)}
		>
			<FormError errors={formState.errors} onFocus={setFocus} problem={problem} messages={messages} />
			<Switch label={t("board.shortNoticeText")} data-autofocus {...register("shortNotice")} />
			<Controller
				control={control}
				name="allowedWeekdays"
				render={({ field, fieldState }) => (
					<Input.Wrapper
						label={t("board.possibleDays")}
						description={t("board.possibleDaysText")}
						labelElement="div"
						error={fieldState.error?.message}
					>
						<Chip.Group multiple value={field.value} onChange={field.onChange}>
							<Group gap={4} mt={6} role="group" aria-label={t("board.possibleDays")}>
								{WEEKDAYS.map((weekday) => (
									<Chip key={weekday} size="xs" value={weekday}>
										{t(`board.${weekday}`)}
									</Chip>
								))}
							</Group>
						</Chip.Group>
					</Input.Wrapper>
				)}
			/>
			<Textarea
				label={t("board.note")}
				description={t("board.wishesNote")}
				maxLength={500}
				autosize
				minRows={2}
				{...register("note")}
				error={formState.errors.note?.message}
			/>
			<FormFoot submit={t("board.wishesSave")} busy={formState.isSubmitting} onCancel={onClose} />
		</form>
	);
}
