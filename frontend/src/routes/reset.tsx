import { createFileRoute, useRouterState } from "@tanstack/react-router";
import { ResetPage } from "@/features/account/DoorPages";

export const Route = createFileRoute("/reset")({ component: Reset });

function Reset() {
	return <ResetPage token={useRouterState({ select: (state) => state.location.hash })} />;
}
