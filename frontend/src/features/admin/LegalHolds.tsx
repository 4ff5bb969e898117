import { Button, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconGavel, IconLockOpen } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LegalHoldResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./AdminPage.module.css";
import { sentenceOf } from "./absences";
import { etagOfVersion } from "./words";

const HOLDS = { queryKey: ["get", "/api/operations/legal-holds"] };

/** Records that no period of retention removes: who asked for it and until when, and nothing of what stands in them. */
export function LegalHolds() {
	const holds = $api.useQuery("get", "/api/operations/legal-holds");
	return (
		<section aria-labelledby="legal-holds">
			<h2 id="legal-holds">{t("operations.holds")}</h2>
			<p className={classes["hint"]}>{t("operations.holdsText")}</p>
			<Stack gap="sm">
				<HoldForm />
				{holds.isError ? (
					<ErrorState error={holds.error} onRetry={() => void holds.refetch()} />
				) : holds.data === undefined ? (
					<LoadingState />
				) : holds.data.length === 0 ? (
					<Text size="sm">{t("operations.holdsNone")}</Text>
				) : (
					<HoldTable holds={holds.data} />
				)}
			</Stack>
		</section>
	);
}

/** What the server says of one field of the form. */
function fieldError(error: unknown, pointer: string): string | undefined {
	return asProblem(error).errors.find((each) => each.pointer === pointer)?.message;
}

function HoldForm() {
	const queries = useQueryClient();
	const [recordNumber, setRecordNumber] = useState("");
	const [reason, setReason] = useState("");
	const place = $api.useMutation("post", "/api/operations/legal-holds", {
		onSuccess: () => {
			setRecordNumber("");
			setReason("");
			notifications.show({ message: t("operations.recordHeld") });
		},
		onSettled: () => queries.invalidateQueries(HOLDS),
	});
	const errorAt = (pointer: string) => (place.isError ? fieldError(place.error, pointer) : undefined);
	const atNumber = errorAt("/recordNumber");
	const atReason = errorAt("/reason");
	const submit = (event: FormEvent) => {
		event.preventDefault();
		place.mutate({ body: { recordNumber, reason } });
	};
	return (
		<form onSubmit={submit} noValidate>
			<Group align="start">
				<TextInput
					label={t("operations.recordNumber")}
					maxLength={40}
					autoComplete="off"
					value={recordNumber}
					onChange={(event) => setRecordNumber(event.currentTarget.value)}
					error={atNumber}
					w={180}
				/>
				<TextInput
					label={t("operations.holdReason")}
					maxLength={500}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={atReason}
					w={360}
				/>
				<Button
					type="submit"
					variant="default"
					mt="xl"
					leftSection={<IconGavel aria-hidden size={16} />}
					loading={place.isPending}
				>
					{t("operations.hold")}
				</Button>
			</Group>
			{place.isError && atNumber === undefined && atReason === undefined && (
				<p role="alert">{sentenceOf(place.error)}</p>
			)}
		</form>
	);
}

function HoldTable({ holds }: { readonly holds: readonly LegalHoldResponse[] }) {
	const zone = useZone();
	return (
		<Table maw={860} aria-labelledby="legal-holds">
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t("operations.heldRecord")}</Table.Th>
					<Table.Th>{t("operations.heldWhy")}</Table.Th>
					<Table.Th>{t("operations.heldState")}</Table.Th>
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{holds.map((hold) => (
					<Table.Tr key={hold.id}>
						<Table.Td ff="monospace">{hold.patientId.slice(0, 8)}</Table.Td>
						<Table.Td>
							{hold.reason}
							<Text size="xs">{t("operations.heldBy", { name: hold.by, when: formatDateTime(hold.since, zone) })}</Text>
						</Table.Td>
						<Table.Td>
							{hold.liftedAt === undefined ? (
								<Lift hold={hold} />
							) : (
								<Text size="xs">
									{t("operations.liftedBy", {
										name: hold.liftedBy ?? "",
										when: formatDateTime(hold.liftedAt, zone),
										reason: hold.liftReason ?? "",
									})}
								</Text>
							)}
						</Table.Td>
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}

function Lift({ hold }: { readonly hold: LegalHoldResponse }) {
	const queries = useQueryClient();
	const [asking, setAsking] = useState(false);
	const [reason, setReason] = useState("");
	const lift = $api.useMutation("post", "/api/operations/legal-holds/{id}/lift", {
		onSuccess: () => notifications.show({ message: t("operations.holdLifted") }),
		onSettled: () => queries.invalidateQueries(HOLDS),
	});
	if (!asking) {
		return (
			<Group gap="xs">
				<StatusChip tone="amber" icon={IconGavel} label={t("operations.held")} />
				<Button
					variant="subtle"
					size="compact-sm"
					leftSection={<IconLockOpen aria-hidden size={16} />}
					aria-label={t("operations.liftOf", { id: hold.patientId.slice(0, 8) })}
					onClick={() => setAsking(true)}
				>
					{t("operations.lift")}
				</Button>
			</Group>
		);
	}
	const submit = (event: FormEvent) => {
		event.preventDefault();
		lift.mutate({
			params: { path: { id: hold.id }, header: ifMatch(etagOfVersion(hold.version)) },
			body: { reason },
		});
	};
	return (
		<form onSubmit={submit} noValidate>
			<TextInput
				autoFocus
				label={t("operations.liftReason")}
				maxLength={500}
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				error={lift.isError ? (fieldError(lift.error, "/reason") ?? sentenceOf(lift.error)) : undefined}
			/>
			<Group gap="xs" mt={4}>
				<Button type="submit" size="compact-sm" loading={lift.isPending}>
					{t("operations.liftNow")}
				</Button>
				<Button variant="subtle" size="compact-sm" onClick={() => setAsking(false)}>
					{t("operations.liftNot")}
				</Button>
			</Group>
		</form>
	);
}
