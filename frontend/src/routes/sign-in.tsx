import { createFileRoute } from "@tanstack/react-router";
import { SignInPage } from "@/app/SignInPage";

type SignInSearch = { to?: string | undefined; expired?: boolean | undefined; refused?: boolean | undefined };

/** Only our own paths: "//elsewhere" would lead to a foreign host after the password was typed here. */
function isOwnPath(value: unknown): value is string {
	return typeof value === "string" && /^\/(?![/\\])/.test(value) && !value.startsWith("/sign-in");
}

export const Route = createFileRoute("/sign-in")({
	// A key left out here would keep what the address says: the router merges the answer into the raw search.
	validateSearch: ({ to, expired, refused }: Record<string, unknown>): SignInSearch => ({
		to: isOwnPath(to) ? to : undefined,
		expired: expired === true ? true : undefined,
		refused: refused === true ? true : undefined,
	}),
	component: SignIn,
});

function SignIn() {
	const { to, expired, refused } = Route.useSearch();
	return <SignInPage target={to ?? "/"} expired={expired === true} refused={refused === true} />;
}
