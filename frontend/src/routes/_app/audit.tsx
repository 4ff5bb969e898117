import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_app/audit")({
	component: RouteComponent,
});

function RouteComponent() {
	return <div>Hello "/_app/audit"!</div>;
}
