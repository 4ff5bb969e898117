import { Button, Modal } from "@mantine/core";
import { IconLock, IconShieldCheck, IconShieldOff, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import type { UserResponse } from "@/api/schema";
import { useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { ROLE_WORDS } from "@/lib/roles";
import { type Column, DataTable, type Sort } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./AdminPage.module.css";
import { UserDoor } from "./UserDoor";
import { EditUser, NewUserForm } from "./UserForms";

type Opened = { user: UserResponse | undefined };

export function Users() {
	const me = useMe();
	const [sort, setSort] = useState<Sort>({ column: "name", descending: false });
	const [opened, setOpened] = useState<Opened>();
	const users = $api.useQuery("get", "/api/users");
	const close = () => setOpened(undefined);
	if (users.isError) return <ErrorState error={users.error} onRetry={() => void users.refetch()} />;
	if (users.data === undefined) return <LoadingState />;
	const user = opened?.user;
	const loadNewer = async () => {
		const { data } = await users.refetch();
		const newer = data?.find(({ id }) => id === user?.id);
		setOpened(newer === undefined ? undefined : { user: newer });
	};
	return (
		<div className={classes["page"]}>
			<div className={classes["bar"]}>
				<Button leftSection={<IconUserPlus aria-hidden size={14} />} onClick={() => setOpened({ user: undefined })}>
					{t("admin.newUser")}
				</Button>
			</div>
			<div className={classes["panel"]}>
				<DataTable
					caption={t("admin.usersCaption")}
					columns={columnsFor(me.id)}
					rows={users.data}
					rowKey={({ id }) => id}
					sort={sort}
					onSort={setSort}
					onOpen={(row) => setOpened({ user: row })}
				/>
			</div>
			<Modal
				opened={opened !== undefined}
				onClose={close}
				title={user === undefined ? t("admin.newUser") : t("admin.editUser", { name: user.displayName })}
			>
				{opened !== undefined &&
					(user === undefined ? (
						<NewUserForm onDone={close} />
					) : (
						<>
							<EditUser
								key={user.version}
								user={user}
								own={user.id === me.id}
								onDone={close}
								onLoadNewer={() => void loadNewer()}
							/>
							<UserDoor user={user} onChanged={() => void loadNewer()} />
						</>
					))}
			</Modal>
		</div>
	);
}

function columnsFor(ownId: string): readonly Column<UserResponse>[] {
	return [
		{
			id: "name",
			header: t("admin.name"),
			sortBy: ({ displayName }) => displayName,
			cell: ({ id, displayName }) => (
				<>
					{displayName}
					{id === ownId && <span className={classes["dim"]}>{` (${t("admin.you")})`}</span>}
				</>
			),
		},
		{
			id: "username",
			header: t("admin.username"),
			sortBy: ({ username }) => username,
			cell: ({ username }) => username,
		},
		{
			id: "role",
			header: t("admin.role"),
			sortBy: ({ role }) => t(ROLE_WORDS[role]),
			cell: ({ role }) => t(ROLE_WORDS[role]),
		},
		{
			id: "factor",
			header: t("admin.secondFactor"),
			sortBy: ({ secondFactor }) => Number(!secondFactor),
			cell: ({ secondFactor }) =>
				secondFactor ? (
					<StatusChip tone="green" icon={IconShieldCheck} label={t("admin.secondFactorOn")} />
				) : (
					<StatusChip tone="grey" icon={IconShieldOff} label={t("admin.secondFactorOff")} />
				),
		},
		{
			id: "account",
			header: t("admin.account"),
			sortBy: ({ enabled }) => Number(!enabled),
			cell: ({ enabled }) =>
				enabled ? (
					<StatusChip tone="green" label={t("admin.open")} />
				) : (
					<StatusChip tone="grey" icon={IconLock} label={t("admin.closed")} />
				),
		},
	];
}
