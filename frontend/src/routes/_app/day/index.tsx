import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { DayPage } from "@/features/day/DayPage";
import { type IsoDate, isIsoDate } from "@/lib/time";

type Search = { date?: IsoDate };

export const Route = createFileRoute("/_app/day/")({
	beforeLoad: requireArea("day"),
	validateSearch: ({ date }: Record<string, unknown>): Search =>
		typeof date === "string" && isIsoDate(date) ? { date } : {},
	component: Day,
});

function Day() {
	const navigate = Route.useNavigate();
	const { date } = Route.useSearch();
	return <DayPage date={date} onDate={(next) => void navigate({ search: next === undefined ? {} : { date: next } })} />;
}
