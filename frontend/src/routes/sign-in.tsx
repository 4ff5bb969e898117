import { createFileRoute } from "@tanstack/react-router";
import { SignInPage } from "@/app/SignInPage";

type SignInSearch = { to?: string; expired?: boolean };

/** Only our own paths: "//elsewhere" would lead to a foreign host after the password was typed here. */
function isOwnPath(value: unknown): value is string {
	return typeof value === "string" && /^\/(?![/\\])/.test(value) && !value.startsWith("/sign-in");
}

export const Route = createFileRoute("/sign-in")({
	validateSearch: (search: Record<string, unknown>): SignInSearch => ({
		...(isOwnPath(search["to"]) && { to: search["to"] }),
		...(search["expired"] === true && { expired: true }),
	}),
	component: SignIn,
});

function SignIn() {
	const { to, expired } = Route.useSearch();
	return <SignInPage target={to ?? "/"} expired={expired === true} />;
}
