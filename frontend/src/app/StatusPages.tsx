import { Button } from "@mantine/core";
import { IconLock, IconMapOff } from "@tabler/icons-react";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { isNoAccess } from "./access";

function Home() {
	return (
		<Button component={Link} to="/" variant="default">
			{t("common.goHome")}
		</Button>
	);
}

/** Also what a route shows that the role may not enter: it stays inside the application's frame. */
export function NotFoundPage({ data }: { data?: unknown }) {
	if (isNoAccess(data)) return <NoAccessPage />;
	return (
		<>
			<PageHeader title={t("common.notFoundTitle")} />
			<EmptyState
				icon={IconMapOff}
				title={t("common.notFoundTitle")}
				text={t("common.notFoundText")}
				action={<Home />}
			/>
		</>
	);
}

export function NoAccessPage() {
	return (
		<>
			<PageHeader title={t("common.noAccessTitle")} />
			<EmptyState icon={IconLock} title={t("common.noAccessTitle")} text={t("common.noAccessText")} />
		</>
	);
}

export function PendingPage() {
	return <LoadingState />;
}

/** The error boundary of every route: a refusal keeps its own words, a fault of ours gets plain ones. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
	const router = useRouter();
	const retry = () => {
		reset();
		void router.invalidate();
	};
	if (isProblem(error)) return <ErrorState error={error} onRetry={retry} />;
	return (
		<>
			<PageHeader title={t("common.crashTitle")} />
			<EmptyState
				title={t("common.crashTitle")}
				text={t("common.crashText")}
				action={
					<Button variant="default" onClick={retry}>
						{t("common.tryAgain")}
					</Button>
				}
			/>
		</>
	);
}
