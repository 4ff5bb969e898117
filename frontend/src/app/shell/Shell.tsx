import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { FacilityZone } from "@/lib/zone";
import { CommandPalette } from "./CommandPalette";
import { Rail } from "./Rail";
import { ReadOnlyBanner } from "./ReadOnlyBanner";
import classes from "./Shell.module.css";
import { StepUp } from "./StepUp";
import { TopBar } from "./TopBar";

const MAIN = "main";

export function Shell() {
	const me = useMe();
	return (
		<FacilityZone zone={me.facility.timeZone}>
			<a className={classes["skip"]} href={`#${MAIN}`}>
				{t("shell.skip")}
			</a>
			<div className={classes["shell"]}>
				<Rail me={me} />
				<div className={classes["column"]}>
					<TopBar me={me} />
					{me.demo && (
						<p className={classes["demo"]} role="note">
							{t("shell.demo")}
						</p>
					)}
					<ReadOnlyBanner />
					<Main />
				</div>
			</div>
			<CommandPalette me={me} />
			<StepUp />
		</FacilityZone>
	);
}

function Main() {
	const main = useRef<HTMLElement>(null);
	const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
	const shown = useRef(pathname);
	useEffect(() => {
		// A new page starts at its beginning for keyboard and screen reader too; the first one leaves focus alone.
		if (shown.current !== undefined && shown.current !== pathname) main.current?.focus({ preventScroll: true });
		shown.current = pathname;
	}, [pathname]);
	return (
		<main ref={main} id={MAIN} tabIndex={-1} className={classes["main"]}>
			<Outlet />
		</main>
	);
}
