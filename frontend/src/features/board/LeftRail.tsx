import "@/i18n/board";
import { ActionIcon, Checkbox, MultiSelect, TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { useLocalStorage } from "@mantine/hooks";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { BoardResource, WaitingEpisode } from "@/api/schema";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import type { PointerStart } from "@/ui/DayGrid";
import classes from "./board.module.css";
import { Depot } from "./Depot";
import type { By } from "./day";
import { type BoardSearch, joined, listOf, STATUS_ORDER } from "./search";
import { STATUSES } from "./words";

type Props = {
	date: IsoDate;
	today: IsoDate;
	by: By;
	search: BoardSearch;
	text: string;
	resources: readonly BoardResource[];
	waiting: readonly WaitingEpisode[] | undefined;
	mayBook: boolean;
	onText: (text: string) => void;
	onDay: (date: IsoDate) => void;
	onSearch: (change: BoardSearch) => void;
	onBook: (episodeId: string) => void;
	onDrag: ((episode: WaitingEpisode, event: PointerStart) => void) | undefined;
};

/** Month, filters, resources and who waits. Whether it is open is remembered on this computer. */
export function LeftRail(props: Props) {
	const [isOpen, setOpen] = useLocalStorage({
		key: "spineline.board.rail",
		defaultValue: true,
		getInitialValueInEffect: false,
	});
	const Icon = isOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
	const label = t(isOpen ? "board.railClose" : "board.railOpen");
	const waiting = props.waiting?.length;
	return (
		<aside className={classes["rail"]} aria-label={t("board.rail")} data-closed={!isOpen || undefined}>
			<div className={classes["railHead"]}>
				<ActionIcon aria-label={label} title={label} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
					<Icon aria-hidden size={18} stroke={1.6} />
				</ActionIcon>
				{!isOpen && waiting !== undefined && waiting > 0 && (
					<span className={classes["badge"]} title={t("board.waitingCount", { count: waiting })}>
						{waiting}
					</span>
				)}
			</div>
			{isOpen && <Open {...props} />}
		</aside>
	);
}

function Open(props: Props) {
	const { date, today, by, search, text, resources, waiting, mayBook, onText, onDay, onSearch, onBook, onDrag } = props;
	const kind = by === "room" ? "ROOM" : "OPERATOR";
	const own = resources.filter((resource) => resource.kind === kind);
	const hidden = listOf(search.hide);
	const shown = own.filter(({ id }) => !hidden.includes(id));
	const hide = (ids: readonly string[]) => onSearch({ hide: joined(ids) });
	return (
		<>
			<DatePicker
				className={classes["month"] ?? ""}
				size="xs"
				key={date.slice(0, 7)}
				defaultDate={date}
				value={date}
				onChange={(next) => next !== null && onDay(next)}
				firstDayOfWeek={1}
				highlightToday
				styles={{ day: { width: 28, height: 26 }, weekday: { width: 28 }, levelsGroup: { width: 196 } }}
				hideOutsideDates
				weekendDays={[]}
				ariaLabels={{ previousMonth: t("common.previousMonth"), nextMonth: t("common.nextMonth") }}
				getDayProps={(day) => (day === today ? { "aria-current": "date" as const } : {})}
				maxLevel="year"
			/>
			<div className={classes["filters"]}>
				<TextInput
					size="xs"
					type="search"
					aria-label={t("board.filterText")}
					placeholder={t("board.filterText")}
					leftSection={<IconSearch aria-hidden size={13} />}
					value={text}
					onChange={(event) => onText(event.currentTarget.value)}
				/>
				<MultiSelect
					size="xs"
					aria-label={t("board.filterStatus")}
					placeholder={search.status === undefined ? t("board.filterStatus") : ""}
					clearable
					value={[...listOf(search.status)]}
					onChange={(statuses) => onSearch({ status: joined(statuses) })}
					data={STATUS_ORDER.map((status) => ({ value: status, label: t(STATUSES[status].word) }))}
				/>
			</div>
			<Fold
				title={t(by === "room" ? "board.rooms" : "board.operators")}
				aside={t("board.shownOf", { shown: shown.length, count: own.length })}
			>
				<fieldset aria-label={t("board.resourcesShown")} className={classes["toggles"]}>
					{own.map(({ id, name, detail, specialty }) => (
						<Checkbox
							key={id}
							size="xs"
							label={name}
							description={detail ?? specialty}
							checked={!hidden.includes(id)}
							onChange={() => hide(hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id])}
						/>
					))}
					{hidden.length > 0 && (
						<button type="button" className={classes["textButton"]} onClick={() => hide([])}>
							{t("board.showAll")}
						</button>
					)}
				</fieldset>
			</Fold>
			<section className={classes["depot"]} aria-label={t("board.tabWaiting")}>
				<h2 className={classes["railTitle"]}>
					{t("board.tabWaiting")}
					{waiting !== undefined && <span className={classes["badge"]}>{waiting.length}</span>}
				</h2>
				{waiting !== undefined && (
					<Depot
						waiting={waiting}
						today={today}
						selected={search.episode}
						mayBook={mayBook}
						onBook={onBook}
						onDrag={onDrag}
					/>
				)}
			</section>
		</>
	);
}

function Fold({ title, aside, children }: { title: string; aside: string; children: ReactNode }) {
	const [isOpen, setOpen] = useLocalStorage({
		key: "spineline.board.resources",
		defaultValue: false,
		getInitialValueInEffect: false,
	});
	return (
		<details className={classes["fold"]} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary className={classes["railTitle"]}>
				{title}
				<span className={classes["dim"]}>{aside}</span>
			</summary>
			{children}
		</details>
	);
}
