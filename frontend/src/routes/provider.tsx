import { createFileRoute } from "@tanstack/react-router";
import { useEffect } from "react";
import { PendingPage } from "@/app/StatusPages";

/** Where the hospital's sign-in sends the browser. Another site began that request, so it came without our cookies. */
export const Route = createFileRoute("/provider")({ component: Returned });

function Returned() {
	useEffect(() => {
		window.location.replace(`/login/oauth2/code/hospital${window.location.search}`);
	}, []);
	return <PendingPage />;
}
