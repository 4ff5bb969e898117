import { IconInbox, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./EmptyState.module.css";

type Props = {
	title: string;
	/** Why it is empty, or what would fill it. */
	text?: ReactNode;
	icon?: TablerIcon;
	action?: ReactNode;
};

export function EmptyState({ title, text, icon: Icon = IconInbox, action }: Props) {
	return (
		<div className={classes["empty"]}>
			<Icon aria-hidden size={30} stroke={1.4} />
			<p className={classes["title"]}>{title}</p>
			{text !== undefined && <p className={classes["text"]}>{text}</p>}
			{action}
		</div>
	);
}
