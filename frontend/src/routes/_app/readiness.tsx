import { createFileRoute } from "@tanstack/react-router";
import type { GateOwner } from "@/api/schema";
import { requireArea } from "@/app/access";
import { ReadinessPage, type ReadinessSearch, type Show } from "@/features/readiness/ReadinessPage";
import { isIsoDate } from "@/lib/time";

const OWNERS: readonly GateOwner[] = ["SCHEDULER", "NURSE", "RADIOLOGIST"];
const SHOWS: readonly Show[] = ["blocked", "open", "ready"];

function day(value: unknown): string | undefined {
	return typeof value === "string" && isIsoDate(value) ? value : undefined;
}

export const Route = createFileRoute("/_app/readiness")({
	beforeLoad: requireArea("readiness"),
	validateSearch: ({ from, to, show, by, owner }: Record<string, unknown>): ReadinessSearch => ({
		from: day(from),
		to: day(to),
		show: SHOWS.find((each) => each === show),
		by: by === "owner" ? by : undefined,
		owner: OWNERS.find((each) => each === owner),
	}),
	component: Readiness,
});

function Readiness() {
	const navigate = Route.useNavigate();
	return (
		<ReadinessPage
			search={Route.useSearch()}
			onSearch={(change) => navigate({ search: (before) => ({ ...before, ...change }) })}
		/>
	);
}
