import { createFileRoute } from "@tanstack/react-router";
import { SetupPage } from "@/features/account/DoorPages";

export const Route = createFileRoute("/setup")({ component: SetupPage });
