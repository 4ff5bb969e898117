import { Button, Table, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCloud, IconDeviceDesktop } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import { canUsePasskeys } from "@/api/passkeys";
import { asProblem } from "@/api/problem";
import type { PasskeyView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./Account.module.css";
import { AddPasskey } from "./AddPasskey";

export function Passkeys() {
	const found = $api.useQuery("get", "/api/account/passkeys");
	const refresh = () => void found.refetch();
	if (found.isError) return <ErrorState error={found.error} onRetry={refresh} />;
	if (found.data === undefined) return <LoadingState />;
	const { origin, passkeys } = found.data;
	return (
		<section className={classes["section"]} aria-labelledby="passkeys-title">
			<h2 id="passkeys-title" className={classes["heading"]}>
				{t("account.passkeys")}
			</h2>
			<p className={classes["dim"]}>{t("account.passkeysText")}</p>
			{passkeys.length > 0 && <List passkeys={passkeys} onChanged={refresh} />}
			{passkeys.length === 0 && origin !== undefined && <p>{t("account.passkeysNone")}</p>}
			{canUsePasskeys(origin) ? <AddPasskey onAdded={refresh} /> : <p>{whyNot(origin)}</p>}
		</section>
	);
}

function whyNot(origin: string | undefined): string {
	if (origin === undefined) return t("account.passkeysOff");
	return origin === location.origin ? t("account.passkeysUnable") : t("account.passkeysElsewhere", { origin });
}

type ListProps = { passkeys: readonly PasskeyView[]; onChanged: () => void };

function List({ passkeys, onChanged }: ListProps) {
	const zone = useZone();
	return (
		<Table>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t("account.passkeyName")}</Table.Th>
					<Table.Th>{t("account.passkeySince")}</Table.Th>
					<Table.Th>{t("account.passkeyUsed")}</Table.Th>
					<Table.Th>{t("account.passkeyKept")}</Table.Th>
					<Table.Th />
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{passkeys.map((passkey) => (
					<Row key={passkey.id} passkey={passkey} zone={zone} onChanged={onChanged} />
				))}
			</Table.Tbody>
		</Table>
	);
}

type RowProps = { passkey: PasskeyView; zone: string; onChanged: () => void };

function Row({ passkey, zone, onChanged }: RowProps) {
	const { id, version, name, addedAt, lastUsedAt, backedUp } = passkey;
	const [renaming, setRenaming] = useState(false);
	const params = { path: { id }, header: { "If-Match": `"${version}"` } };
	const remove = $api.useMutation("delete", "/api/account/passkeys/{id}", {
		onSuccess: () => {
			notifications.show({ message: t("account.passkeyRemoved", { name }) });
			onChanged();
		},
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("step-up-required")) return;
			const { title, text } = problemWords(problem);
			notifications.show({ color: "red", title, message: text });
			onChanged();
		},
	});
	const done = () => {
		setRenaming(false);
		onChanged();
	};
	return (
		<Table.Tr>
			<Table.Td>
				{renaming ? <Rename passkey={passkey} onDone={done} onCancel={() => setRenaming(false)} /> : name}
			</Table.Td>
			<Table.Td>{formatDateTime(addedAt, zone)}</Table.Td>
			<Table.Td>{lastUsedAt === undefined ? t("account.passkeyNever") : formatDateTime(lastUsedAt, zone)}</Table.Td>
			<Table.Td>
				{backedUp ? (
					<StatusChip tone="blue" icon={IconCloud} label={t("account.passkeyBackedUp")} />
				) : (
					<StatusChip tone="grey" icon={IconDeviceDesktop} label={t("account.passkeyHereOnly")} />
				)}
			</Table.Td>
			<Table.Td>
				<div className={classes["actions"]}>
					<Button
						size="compact-xs"
						variant="default"
						disabled={renaming}
						aria-label={t("account.passkeyRenameOf", { name })}
						onClick={() => setRenaming(true)}
					>
						{t("account.passkeyRename")}
					</Button>
					<Button
						size="compact-xs"
						variant="default"
						aria-label={t("account.passkeyRemoveOf", { name })}
						loading={remove.isPending}
						onClick={() => remove.mutate({ params })}
					>
						{t("account.passkeyRemove")}
					</Button>
				</div>
			</Table.Td>
		</Table.Tr>
	);
}

type RenameProps = { passkey: PasskeyView; onDone: () => void; onCancel: () => void };

function Rename({ passkey: { id, version, name }, onDone, onCancel }: RenameProps) {
	const form = useForm({ defaultValues: { name } });
	const rename = $api.useMutation("put", "/api/account/passkeys/{id}", {
		onSuccess: onDone,
		onError: (error) => {
			const { title, text } = problemWords(asProblem(error));
			form.setError("name", { message: text ?? title });
		},
	});
	return (
		<form
			noValidate
			className={classes["actions"]}
			aria-label={t("account.passkeyRenameOf", { name })}
			onSubmit={(event) =>
				void form.handleSubmit((body) =>
					rename.mutate({ params: { path: { id }, header: { "If-Match": `"${version}"` } }, body }),
				)(event)
			}
			onKeyDown={(event) => {
				if (event.key === "Escape") onCancel();
			}}
		>
			<TextInput
				aria-label={t("account.passkeyName")}
				maxLength={60}
				autoFocus
				error={form.formState.errors.name?.message}
				{...form.register("name", {
					validate: (typed) => typed.trim() !== "" || t("account.passkeyNameRequired"),
				})}
			/>
			<Button size="compact-xs" type="submit" loading={rename.isPending}>
				{t("account.passkeySave")}
			</Button>
			<Button size="compact-xs" variant="default" onClick={onCancel}>
				{t("common.cancel")}
			</Button>
		</form>
	);
}
