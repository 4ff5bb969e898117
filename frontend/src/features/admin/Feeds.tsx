import { Button, CopyButton, Group, Modal, Select, Table, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarShare, IconCheck, IconCopy, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { FeedView, NewFeed } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import classes from "./AdminPage.module.css";
import { etagOfVersion, KIND_WORDS } from "./words";

type Props = {
	/** The user whose own calendar is the only choice; all calendars when left out. */
	ownerId?: string;
};

/** Addresses under which calendar programs read what is booked. */
export function Feeds({ ownerId }: Props) {
	const [created, setCreated] = useState<NewFeed>();
	const [revoking, setRevoking] = useState<FeedView>();
	const feeds = $api.useQuery("get", "/api/feeds");
	if (feeds.isError) return <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />;
	if (feeds.data === undefined) return <LoadingState />;
	return (
		<section className={classes["form"]} aria-label={t("admin.feeds")}>
			{ownerId === undefined && <h2 className={classes["heading"]}>{t("admin.feeds")}</h2>}
			<p className={classes["hint"]}>{t("admin.feedsText")}</p>
			<CreateFeed ownerId={ownerId} onCreated={setCreated} />
			<div className={classes["panel"]}>
				{feeds.data.length === 0 ? (
					<EmptyState icon={IconCalendarShare} title={t("admin.feedsEmptyTitle")} text={t("admin.feedsEmptyText")} />
				) : (
					<FeedTable feeds={feeds.data} onRevoke={setRevoking} />
				)}
			</div>
			<Modal
				opened={created !== undefined}
				onClose={() => setCreated(undefined)}
				closeOnClickOutside={false}
				title={created === undefined ? "" : t("admin.feedCreated", { name: created.feed.resourceName })}
			>
				{created !== undefined && <Secret path={created.path} onDone={() => setCreated(undefined)} />}
			</Modal>
			<Modal
				opened={revoking !== undefined}
				onClose={() => setRevoking(undefined)}
				title={revoking === undefined ? "" : t("admin.revokeTitle", { name: revoking.resourceName })}
			>
				{revoking !== undefined && <Revoke feed={revoking} onDone={() => setRevoking(undefined)} />}
			</Modal>
		</section>
	);
}

function FeedTable({ feeds, onRevoke }: { feeds: readonly FeedView[]; onRevoke: (feed: FeedView) => void }) {
	const zone = useZone();
	return (
		<Table captionSide="top">
			<Table.Caption ta="start">{t("admin.feedsCaption")}</Table.Caption>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t("admin.feedFor")}</Table.Th>
					<Table.Th>{t("admin.kind")}</Table.Th>
					<Table.Th>{t("admin.feedSince")}</Table.Th>
					<Table.Th />
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{feeds.map((feed) => {
					const since = formatDateTime(feed.createdAt, zone);
					return (
						<Table.Tr key={feed.id}>
							<Table.Td>{feed.resourceName}</Table.Td>
							<Table.Td>{t(KIND_WORDS[feed.kind])}</Table.Td>
							<Table.Td>{since}</Table.Td>
							<Table.Td ta="right">
								<Button
									variant="default"
									aria-label={t("admin.revokeNamed", { name: feed.resourceName, since })}
									onClick={() => onRevoke(feed)}
								>
									{t("admin.revoke")}
								</Button>
							</Table.Td>
						</Table.Tr>
					);
				})}
			</Table.Tbody>
		</Table>
	);
}

type CreateProps = { ownerId: string | undefined; onCreated: (created: NewFeed) => void };

function CreateFeed({ ownerId, onCreated }: CreateProps) {
	const refresh = useRefresh();
	const [chosenId, setChosenId] = useState<string | null>(null);
	const [missing, setMissing] = useState(false);
	const resources = $api.useQuery("get", "/api/resources");
	const create = $api.useMutation("post", "/api/feeds", {
		onSuccess: (created) => {
			setChosenId(null);
			onCreated(created);
		},
		onSettled: refresh,
	});
	const choices = (resources.data ?? [])
		.filter(({ active, kind }) => active && kind !== "EQUIPMENT")
		.filter(({ userId }) => ownerId === undefined || userId === ownerId);
	// Where there is one choice, it is made.
	const resourceId = ownerId !== undefined && choices.length === 1 ? (choices[0]?.id ?? null) : chosenId;
	const error = missing ? t("admin.requiredFeedFor") : create.isError ? wordsOf(create.error) : undefined;
	if (ownerId !== undefined && resources.data !== undefined && choices.length === 0)
		return <p role="status">{t("admin.feedsNotLinked")}</p>;
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setMissing(resourceId === null);
				if (resourceId !== null) create.mutate({ body: { resourceId } });
			}}
		>
			<Group align="flex-end" gap="xs">
				<Select
					label={t("admin.feedFor")}
					data={choices.map(({ id, name, kind }) => ({ value: id, label: `${name} (${t(KIND_WORDS[kind])})` }))}
					searchable
					value={resourceId}
					onChange={(chosen) => {
						setChosenId(chosen);
						setMissing(false);
					}}
					error={error}
				/>
				<Button type="submit" loading={create.isPending} leftSection={<IconPlus aria-hidden size={14} />}>
					{t("admin.createFeed")}
				</Button>
			</Group>
		</form>
	);
}

/** Lives only here: the server keeps a hash, the page keeps nothing. */
function Secret({ path, onDone }: { path: string; onDone: () => void }) {
	const address = new URL(path, window.location.origin).href;
	return (
		<div className={classes["form"]}>
			<TextInput
				label={t("admin.feedAddress")}
				description={t("admin.feedOnce")}
				value={address}
				readOnly
				data-autofocus
				onFocus={(event) => event.currentTarget.select()}
			/>
			<Group justify="flex-end" gap="xs">
				<CopyButton value={address}>
					{({ copied, copy }) => (
						<Button
							variant="default"
							leftSection={copied ? <IconCheck aria-hidden size={14} /> : <IconCopy aria-hidden size={14} />}
							onClick={copy}
						>
							{copied ? t("admin.copied") : t("admin.copy")}
						</Button>
					)}
				</CopyButton>
				<Button onClick={onDone}>{t("admin.feedKept")}</Button>
			</Group>
		</div>
	);
}

function Revoke({ feed, onDone }: { feed: FeedView; onDone: () => void }) {
	const refresh = useRefresh();
	const revoke = $api.useMutation("delete", "/api/feeds/{id}", {
		onSuccess: () => {
			notifications.show({ message: t("admin.feedRevoked", { name: feed.resourceName }) });
			onDone();
		},
		onSettled: refresh,
	});
	return (
		<div className={classes["form"]}>
			<p>{t("admin.revokeText")}</p>
			{revoke.isError && <p role="alert">{wordsOf(revoke.error)}</p>}
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
				<Button
					color="red"
					loading={revoke.isPending}
					onClick={() =>
						revoke.mutate({
							params: { path: { id: feed.id }, header: ifMatch(etagOfVersion(feed.version)) },
						})
					}
				>
					{t("admin.revokeConfirm")}
				</Button>
			</Group>
		</div>
	);
}

function wordsOf(error: unknown): string {
	const { title, text } = problemWords(asProblem(error));
	return text ?? title;
}

/** Settled, not success: a refused act means that our list is stale. */
function useRefresh() {
	const client = useQueryClient();
	return () => client.invalidateQueries({ queryKey: $api.queryOptions("get", "/api/feeds").queryKey });
}
