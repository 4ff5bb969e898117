import "@/i18n/board";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense } from "react";
import { t } from "@/i18n/t";
import type { IsoDate, IsoInstant } from "@/lib/time";
import { LoadingState } from "@/ui/LoadingState";
import { BookingDetails } from "./BookingDetails";
import { BookingForm, type Prefill, type Slot } from "./BookingForm";
import classes from "./board.module.css";
import type { Desk } from "./day";
import type { BoardSearch } from "./search";

const Candidates = lazy(() => import("./Candidates").then(({ Candidates: panel }) => ({ default: panel })));
const Affected = lazy(() => import("./Affected").then(({ Affected: panel }) => ({ default: panel })));
const AddOn = lazy(() => import("./AddOn").then(({ AddOn: panel }) => ({ default: panel })));

/** A time that has become free. */
export type Gap = { start: IsoInstant; minutes: number; roomId: string; operatorId: string; roomName: string };

/** What the address does not hold. */
export type Panel =
	| { kind: "form"; slot?: Slot; prefill?: Prefill; finder?: boolean }
	| { kind: "candidates"; gap: Gap };

type Props = {
	/** Of another day while the one that is asked for is loaded. */
	board: Desk;
	isCurrent: boolean;
	date: IsoDate;
	search: BoardSearch;
	panel: Panel | undefined;
	mayBook: boolean;
	onSearch: (change: BoardSearch) => void;
	onOpen: (bookingId: string, date?: IsoDate) => void;
	onStart: (from: { prefill?: Prefill; episode?: string; finder?: boolean }) => void;
	onGap: (gap: Gap) => void;
	onClose: () => void;
};

/** The right side: one thing at a time, and no room taken when there is nothing to show. */
export function Drawer(props: Props) {
	const content = contentOf(props);
	if (content === undefined) return null;
	return (
		<aside className={classes["panel"]} aria-label={t("board.panel")}>
			<Suspense fallback={<LoadingState rows={8} />}>{content}</Suspense>
		</aside>
	);
}

function contentOf(props: Props): ReactNode {
	const { board, isCurrent, date, search, panel, mayBook, onSearch, onOpen, onStart, onGap, onClose } = props;
	if (search.booking !== undefined)
		return isCurrent ? (
			<BookingDetails
				key={search.booking}
				id={search.booking}
				board={board}
				onClose={onClose}
				onDay={(day) => onSearch({ date: day })}
				onGap={mayBook ? onGap : undefined}
			/>
		) : (
			<LoadingState rows={8} />
		);
	if (search.affected !== undefined)
		return (
			<Affected
				key={search.affected}
				resourceId={search.affected}
				from={search.from ?? date}
				to={search.to ?? search.from ?? date}
				board={board}
				mayMove={mayBook}
				onOpen={onOpen}
				onClose={onClose}
			/>
		);
	if (!mayBook) return undefined;
	if (panel?.kind === "candidates")
		return (
			<Candidates
				key={panel.gap.start + panel.gap.roomId}
				gap={panel.gap}
				board={board}
				onOpen={onOpen}
				onBook={(episode, prefill) => onStart({ episode, prefill })}
				onClose={onClose}
			/>
		);
	if (search.addOn !== undefined)
		return (
			<AddOn
				key={search.addOn}
				episodeId={search.addOn}
				date={date}
				board={board}
				onOpen={onOpen}
				onBook={(episode, prefill) => onStart({ episode, prefill })}
				onClose={onClose}
			/>
		);
	if (panel?.kind === "form" || search.episode !== undefined)
		return (
			<BookingForm
				board={board}
				episodeId={search.episode}
				slot={panel?.kind === "form" ? panel.slot : undefined}
				prefill={panel?.kind === "form" ? panel.prefill : undefined}
				startsWithFinder={panel?.kind === "form" && panel.finder === true}
				onEpisode={(episode) => onSearch({ episode })}
				onOpenBooking={onOpen}
				onDay={(day) => onSearch({ date: day })}
				onAddOn={(addOn) => onSearch({ addOn, episode: undefined })}
				onDiscard={onClose}
				onSaved={(booking, day) => onOpen(booking, day)}
			/>
		);
	return undefined;
}

type HeadProps = { title: string; subtitle?: ReactNode; onClose: () => void };

export function PanelHead({ title, subtitle, onClose }: HeadProps) {
	return (
		<div className={classes["detailsHead"]}>
			<div>
				<h2 className={classes["panelTitle"]}>{title}</h2>
				{subtitle !== undefined && <div className={classes["dim"]}>{subtitle}</div>}
			</div>
			<ActionIcon aria-label={t("board.closePanel")} onClick={onClose}>
				<IconX aria-hidden size={16} />
			</ActionIcon>
		</div>
	);
}
