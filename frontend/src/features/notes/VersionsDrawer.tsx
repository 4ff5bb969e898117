import { Button, Drawer, Radio } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { VersionRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./NoteEditor.module.css";
import { fieldLabel, REASON_WORDS, shownValue } from "./words";

/** Opens what was kept of this note. */
export function VersionsButton({ noteId }: { noteId: string }) {
	const [opened, setOpened] = useState(false);
	return (
		<>
			<Button variant="default" leftSection={<IconHistory aria-hidden size={14} />} onClick={() => setOpened(true)}>
				{t("notes.versions")}
			</Button>
			<Drawer opened={opened} onClose={() => setOpened(false)} position="right" size="lg" title={t("notes.versions")}>
				<Versions noteId={noteId} />
			</Drawer>
		</>
	);
}

function Versions({ noteId }: { noteId: string }) {
	const zone = useZone();
	const versions = useQuery({
		...$api.queryOptions("get", "/api/notes/{id}/versions", { params: { path: { id: noteId } } }),
		staleTime: 0,
	});
	const [chosen, setChosen] = useState<{ before: number; after: number }>();
	if (versions.isError) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
	if (versions.data === undefined) return <LoadingState />;
	const rows = versions.data;
	const after = chosen?.after ?? rows[0]?.version;
	const before = chosen?.before ?? rows[1]?.version;
	return (
		<div className={classes["dialog"]}>
			<p className={classes["hint"]}>{t("notes.versionsHint")}</p>
			<table className={classes["compare"]}>
				<thead>
					<tr>
						<th scope="col">{t("notes.versionState")}</th>
						<th scope="col">{t("notes.versionBefore")}</th>
						<th scope="col">{t("notes.versionAfter")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => {
						const label = nameOfVersion(row, zone);
						return (
							<tr key={row.version}>
								<th scope="row">{label}</th>
								<td>
									<Radio
										name="before"
										aria-label={t("notes.versionBeforeOf", { version: label })}
										checked={before === row.version}
										onChange={() => setChosen({ before: row.version, after: after ?? row.version })}
									/>
								</td>
								<td>
									<Radio
										name="after"
										aria-label={t("notes.versionAfterOf", { version: label })}
										checked={after === row.version}
										onChange={() => setChosen({ before: before ?? row.version, after: row.version })}
									/>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
			{before === undefined || after === undefined ? (
				<p className={classes["empty"]}>{t("notes.versionsOne")}</p>
			) : (
				<Comparison noteId={noteId} before={before} after={after} />
			)}
		</div>
	);
}

function Comparison({ noteId, before, after }: { noteId: string; before: number; after: number }) {
	const zone = useZone();
	const compared = useQuery({
		...$api.queryOptions("get", "/api/notes/{id}/versions/{before}/{after}", {
			params: { path: { id: noteId, before, after } },
		}),
		staleTime: 0,
	});
	if (compared.isError) return <ErrorState error={compared.error} onRetry={() => void compared.refetch()} />;
	if (compared.data === undefined) return <LoadingState />;
	const { differences } = compared.data;
	if (differences.length === 0) return <p className={classes["empty"]}>{t("notes.versionsEqual")}</p>;
	return (
		<table className={classes["compare"]} aria-label={t("notes.differences")}>
			<thead>
				<tr>
					<th scope="col">{t("notes.compareField")}</th>
					<th scope="col">{t("notes.versionBefore")}</th>
					<th scope="col">{t("notes.versionAfter")}</th>
				</tr>
			</thead>
			<tbody>
				{differences.map((difference) => {
					const label = fieldLabel(difference);
					return (
						<tr key={label}>
							<th scope="row">{label}</th>
							<td>
								<del>{shownValue(difference.field, difference.before, zone)}</del>
							</td>
							<td>
								<ins>{shownValue(difference.field, difference.after, zone)}</ins>
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

function nameOfVersion({ reason, writtenBy, writtenAt, present }: VersionRow, zone: string): string {
	const what = present ? t("notes.versionNow") : reason === undefined ? "" : t(REASON_WORDS[reason]);
	const who =
		writtenBy === undefined || writtenAt === undefined
			? t("notes.versionOpened")
			: t("notes.versionBy", { name: writtenBy, at: formatDateTime(writtenAt, zone) });
	return `${what}: ${who}`;
}
