import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { CasePage } from "@/features/day/CasePage";

export const Route = createFileRoute("/_app/day/$bookingId")({
	beforeLoad: requireArea("day"),
	component: Page,
});

function Page() {
	const { bookingId } = Route.useParams();
	return <CasePage key={bookingId} bookingId={bookingId} />;
}
