import { createFileRoute, redirect } from "@tanstack/react-router";
import { NoAccessPage } from "@/app/StatusPages";
import { firstPageFor } from "@/app/shell/navigation";

export const Route = createFileRoute("/_app/")({
	beforeLoad: ({ context }) => {
		const first = firstPageFor(context.me);
		if (first !== undefined) throw redirect({ to: first.to });
	},
	component: NoAccessPage,
});
