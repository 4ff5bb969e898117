import "@/i18n/absences";
import { Alert, Button, FileInput, Group, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarOff, IconFileImport } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { HolidayReport } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { addDays, formatWeekday, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import tones from "@/ui/tones.module.css";
import classes from "./AdminPage.module.css";
import { sentenceOf } from "./absences";
import { etagOfVersion } from "./words";

/** Three years, as the server takes them from a file. */
const DAYS_AHEAD = 3 * 366;

export function Holidays() {
	const today = localDate(useNow(), useZone());
	const holidays = $api.useQuery("get", "/api/holidays", {
		params: { query: { from: today, to: addDays(today, DAYS_AHEAD) } },
	});
	const refresh = useRefresh();
	const remove = $api.useMutation("delete", "/api/holidays/{date}", { onSettled: refresh });
	if (holidays.isError) return <ErrorState error={holidays.error} onRetry={() => void holidays.refetch()} />;
	if (holidays.data === undefined) return <LoadingState />;
	return (
		<div className={classes["page"]}>
			<p className={classes["hint"]}>{t("absences.holidaysText")}</p>
			<Upload />
			{remove.isError && <p role="alert">{sentenceOf(remove.error)}</p>}
			<div className={classes["panel"]}>
				{holidays.data.length === 0 ? (
					<EmptyState
						icon={IconCalendarOff}
						title={t("absences.holidaysEmptyTitle")}
						text={t("absences.holidaysEmptyText")}
					/>
				) : (
					<Table>
						<caption className={classes["caption"]}>{t("absences.holidaysCaption")}</caption>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t("absences.holidayDate")}</Table.Th>
								<Table.Th>{t("absences.holidayName")}</Table.Th>
								<Table.Th />
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{holidays.data.map(({ date, name, version }) => (
								<Table.Tr key={date}>
									<Table.Td>{formatWeekday(date)}</Table.Td>
									<Table.Td>{name}</Table.Td>
									<Table.Td ta="right">
										<Button
											variant="default"
											aria-label={t("absences.holidayRemoveNamed", { name, date: formatWeekday(date) })}
											loading={remove.isPending && remove.variables.params.path.date === date}
											onClick={() =>
												remove.mutate(
													{ params: { path: { date }, header: ifMatch(etagOfVersion(version)) } },
													{ onSuccess: () => notifications.show({ message: t("absences.holidayRemoved", { name }) }) },
												)
											}
										>
											{t("absences.holidayRemove")}
										</Button>
									</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				)}
			</div>
		</div>
	);
}

function Upload() {
	const refresh = useRefresh();
	const [file, setFile] = useState<File | null>(null);
	const [missing, setMissing] = useState(false);
	const upload = $api.useMutation("post", "/api/holidays", {
		onSuccess: () => setFile(null),
		onSettled: refresh,
	});
	const error = missing ? t("absences.requiredFile") : upload.isError ? sentenceOf(upload.error) : undefined;
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("absences.holidayFile")}
			onSubmit={(event) => {
				event.preventDefault();
				setMissing(file === null);
				if (file === null) return;
				const form = new FormData();
				form.append("file", file);
				// The document can only call the bytes a string; what is sent is the form.
				upload.mutate({ body: { file: file.name }, bodySerializer: () => form });
			}}
		>
			<Group align="flex-end" gap="xs">
				<FileInput
					size="xs"
					label={t("absences.holidayFile")}
					accept=".ics,text/calendar"
					miw={280}
					clearable
					clearButtonProps={{ "aria-label": t("common.clear") }}
					value={file}
					onChange={(chosen) => {
						setFile(chosen);
						setMissing(false);
						upload.reset();
					}}
					error={error}
				/>
				<Button type="submit" loading={upload.isPending} leftSection={<IconFileImport aria-hidden size={14} />}>
					{t("absences.holidayUpload")}
				</Button>
			</Group>
			{upload.isSuccess && <Report report={upload.data} />}
		</form>
	);
}

function Report({ report: { added, known, outside, refused } }: { report: HolidayReport }) {
	return (
		<Alert
			role="status"
			className={classNames(classes["notice"], tones[refused.length === 0 ? "green" : "amber"])}
			title={t("absences.holidaysAdded", { added, known })}
		>
			{outside > 0 && <p>{t("absences.holidaysOutside", { count: outside })}</p>}
			{refused.length > 0 && (
				<>
					<p>{t("absences.holidaysRefused")}</p>
					<ul>
						{refused.map(({ line, reason }) => (
							<li key={`${line} ${reason}`}>
								{line === undefined ? reason : t("absences.holidayLine", { line, reason })}
							</li>
						))}
					</ul>
				</>
			)}
		</Alert>
	);
}

/** Settled, not success: a refused act means that our list is stale. */
function useRefresh() {
	const client = useQueryClient();
	return () => client.invalidateQueries({ queryKey: ["get", "/api/holidays"] });
}
