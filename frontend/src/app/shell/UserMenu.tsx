import { Menu, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarShare, IconLogout, IconUserCog } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Me } from "@/api/schema";
import { may } from "@/api/session";
import { t } from "@/i18n/t";
import { dropLocalDrafts } from "@/lib/localDrafts";
import { ROLE_WORDS } from "@/lib/roles";
import { problemWords } from "@/ui/problemWords";
import classes from "./UserMenu.module.css";

const OwnFeeds = lazy(() => import("@/features/admin/OwnFeeds").then(({ OwnFeeds: feeds }) => ({ default: feeds })));

export function UserMenu({ me }: { me: Me }) {
	const queries = useQueryClient();
	const navigate = useNavigate();
	const [showsFeeds, setShowsFeeds] = useState(false);
	// Who keeps the resources makes them for everybody, under Administration.
	const mayFollowOwn = may(me, "FEED_SUBSCRIBE") && !may(me, "RESOURCE_MANAGE");
	const signOut = $api.useMutation("post", "/api/auth/logout", {
		onSuccess: async () => {
			await navigate({ to: "/sign-in" });
			// The ways in are nobody's, and the page that stands there now has just asked for them.
			queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[1]).startsWith("/api/auth/") });
			queries.getMutationCache().clear();
			dropLocalDrafts();
		},
		onError: (error) => {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", title, message: text });
		},
	});
	return (
		<>
			<Menu position="bottom-end" width={190}>
				<Menu.Target>
					<UnstyledButton
						className={classes["avatar"] ?? ""}
						aria-label={t("shell.userMenu", { name: me.displayName })}
					>
						<span aria-hidden>{initials(me.displayName)}</span>
					</UnstyledButton>
				</Menu.Target>
				<Menu.Dropdown>
					<Menu.Label>
						<span className={classes["name"]}>{me.displayName}</span>
						{t(ROLE_WORDS[me.role])} · {me.username}
					</Menu.Label>
					<Menu.Divider />
					{mayFollowOwn && (
						<Menu.Item leftSection={<IconCalendarShare aria-hidden size={15} />} onClick={() => setShowsFeeds(true)}>
							{t("shell.ownFeed")}
						</Menu.Item>
					)}
					<Menu.Item
						leftSection={<IconUserCog aria-hidden size={15} />}
						onClick={() => void navigate({ to: "/account" })}
					>
						{t("shell.account")}
					</Menu.Item>
					<Menu.Item
						leftSection={<IconLogout aria-hidden size={15} />}
						disabled={signOut.isPending}
						onClick={() => signOut.mutate({})}
					>
						{t("shell.signOut")}
					</Menu.Item>
				</Menu.Dropdown>
			</Menu>
			{showsFeeds && (
				<Suspense fallback={null}>
					<OwnFeeds userId={me.id} onClose={() => setShowsFeeds(false)} />
				</Suspense>
			)}
		</>
	);
}

/** "Dr Kenji Tanaka" → "KT": a title says nothing about who it is. */
export function initials(displayName: string): string {
	const names = displayName.split(/[\s,]+/).filter((name) => name !== "" && !/^(dr|prof|mr|mrs|ms)\.?$/i.test(name));
	const first = names.at(0)?.at(0) ?? "";
	const last = names.length > 1 ? (names.at(-1)?.at(0) ?? "") : "";
	return (first + last).toUpperCase();
}
