import "@fontsource-variable/inter";
import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./app/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { pageNonce, shareNonce } from "./app/nonce";
import { printInLight } from "./app/printLight";
import { createQueryClient } from "./app/queryClient";
import { createAppRouter, guardSession } from "./app/router";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
guardSession(router, queryClient);
printInLight();
shareNonce(pageNonce());

createRoot(root).render(
	<StrictMode>
		<App router={router} queryClient={queryClient} />
	</StrictMode>,
);
