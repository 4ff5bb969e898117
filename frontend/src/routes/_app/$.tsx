import { createFileRoute } from "@tanstack/react-router";
import { NotFoundPage } from "@/app/StatusPages";

/** Unknown addresses keep the navigation around them, and tell a stranger nothing before sign-in. */
export const Route = createFileRoute("/_app/$")({ component: () => <NotFoundPage /> });
