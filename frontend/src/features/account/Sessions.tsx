import { Button, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceDesktop } from "@tabler/icons-react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./Account.module.css";
import { deviceWords } from "./device";

export function Sessions({ allowed }: { allowed: number }) {
	const zone = useZone();
	const sessions = $api.useQuery("get", "/api/account/sessions");
	const settled = (message: string) => async () => {
		notifications.show({ message });
		await sessions.refetch();
	};
	const refused = async (error: unknown) => {
		const { title, text } = problemWords(asProblem(error));
		notifications.show({ color: "red", title, message: text });
		await sessions.refetch();
	};
	const end = $api.useMutation("post", "/api/account/sessions/{id}/end", {
		onSuccess: settled(t("account.ended")),
		onError: refused,
	});
	const endOthers = $api.useMutation("post", "/api/account/sessions/end-others", {
		onSuccess: settled(t("account.endedOthers")),
		onError: refused,
	});
	if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />;
	if (sessions.data === undefined) return <LoadingState />;
	return (
		<section className={classes["section"]} aria-labelledby="sessions-title">
			<h2 id="sessions-title" className={classes["heading"]}>
				{t("account.sessions")}
			</h2>
			<p className={classes["dim"]}>{t("account.sessionsText", { count: allowed })}</p>
			<Table>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{t("account.device")}</Table.Th>
						<Table.Th>{t("account.address")}</Table.Th>
						<Table.Th>{t("account.since")}</Table.Th>
						<Table.Th>{t("account.lastUsed")}</Table.Th>
						<Table.Th />
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{sessions.data.map(({ id, device, address, since, lastUsed, current }) => (
						<Table.Tr key={id}>
							<Table.Td>{deviceWords(device)}</Table.Td>
							<Table.Td>{address}</Table.Td>
							<Table.Td>{formatDateTime(since, zone)}</Table.Td>
							<Table.Td>{formatDateTime(lastUsed, zone)}</Table.Td>
							<Table.Td>
								{current ? (
									<StatusChip tone="green" icon={IconDeviceDesktop} label={t("account.here")} />
								) : (
									<Button
										size="compact-xs"
										variant="default"
										aria-label={t("account.endOf", { device: deviceWords(device), address })}
										loading={end.isPending && end.variables.params.path.id === id}
										onClick={() => end.mutate({ params: { path: { id } } })}
									>
										{t("account.end")}
									</Button>
								)}
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
			{sessions.data.length > 1 && (
				<div className={classes["actions"]}>
					<Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
						{t("account.endOthers")}
					</Button>
				</div>
			)}
		</section>
	);
}
