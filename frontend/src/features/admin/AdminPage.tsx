import "@/i18n/absences";
import "@/i18n/admin";
import "@/i18n/operations";
import { Tabs } from "@mantine/core";
import { IconCalendarOff, IconDoor, IconMail, IconServer, IconUsers } from "@tabler/icons-react";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./AdminPage.module.css";
import { Holidays } from "./Holidays";
import { Messages } from "./Messages";
import { Operations } from "./Operations";
import { Resources } from "./Resources";
import { Users } from "./Users";

export function AdminPage() {
	const mayManageResources = useMay("RESOURCE_MANAGE");
	return (
		<>
			<PageHeader title={t("shell.adminLong")} />
			<Tabs defaultValue="users" keepMounted={false}>
				<Tabs.List className={classes["tabs"] ?? ""}>
					<Tabs.Tab value="users" leftSection={<IconUsers aria-hidden size={15} />}>
						{t("admin.users")}
					</Tabs.Tab>
					{mayManageResources && (
						<Tabs.Tab value="resources" leftSection={<IconDoor aria-hidden size={15} />}>
							{t("admin.resources")}
						</Tabs.Tab>
					)}
					{mayManageResources && (
						<Tabs.Tab value="holidays" leftSection={<IconCalendarOff aria-hidden size={15} />}>
							{t("absences.holidays")}
						</Tabs.Tab>
					)}
					{mayManageResources && (
						<Tabs.Tab value="messages" leftSection={<IconMail aria-hidden size={15} />}>
							{t("admin.messages")}
						</Tabs.Tab>
					)}
					<Tabs.Tab value="operations" leftSection={<IconServer aria-hidden size={15} />}>
						{t("operations.tab")}
					</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="users">
					<Users />
				</Tabs.Panel>
				{mayManageResources && (
					<Tabs.Panel value="resources">
						<Resources />
					</Tabs.Panel>
				)}
				{mayManageResources && (
					<Tabs.Panel value="holidays">
						<Holidays />
					</Tabs.Panel>
				)}
				{mayManageResources && (
					<Tabs.Panel value="messages">
						<Messages />
					</Tabs.Panel>
				)}
				<Tabs.Panel value="operations">
					<Operations />
				</Tabs.Panel>
			</Tabs>
		</>
	);
}
