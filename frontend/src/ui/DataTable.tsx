import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { t } from "@/i18n/t";
import { classNames } from "./classNames";
import classes from "./DataTable.module.css";

export type Sort = { column: string; descending: boolean };

export type Column<Row> = {
	id: string;
	header: string;
	cell: (row: Row) => ReactNode;
	/** Makes the header a sort button. What is missing sorts last in both directions. */
	sortBy?: (row: Row) => string | number | undefined;
	align?: "end";
	width?: number | string;
};

type Props<Row> = {
	/** What the table holds, for those who do not see the page. */
	caption: string;
	/** The first column names the row. */
	columns: readonly Column<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	/** Lives in the URL; `onSort` gets the next one. */
	sort?: Sort | undefined;
	onSort?: (sort: Sort) => void;
	/** Opens a row by click, or by Enter on its name; arrow keys then go from name to name. */
	onOpen?: (row: Row) => void;
	selected?: string | undefined;
	/** Adds a box before each row, and one for all of them. */
	choose?: Choose<Row> | undefined;
	empty?: ReactNode;
};

export type Choose<Row> = {
	chosen: ReadonlySet<string>;
	onChoose: (chosen: ReadonlySet<string>) => void;
	/** What the row's box is called: "Select Sato, Michiko". */
	label: (row: Row) => string;
	allLabel: string;
};

export function DataTable<Row>(props: Props<Row>) {
	const { caption, columns, rows, rowKey, sort, onSort, onOpen, selected, choose, empty } = props;
	const shown = sorted(rows, columns, sort);
	return (
		<table className={classes["table"]}>
			<caption className="visually-hidden">{caption}</caption>
			<thead>
				<tr>
					{choose !== undefined && <ChooseAll choose={choose} keys={shown.map(rowKey)} />}
					{columns.map((column) => (
						<Header key={column.id} column={column} sort={sort} onSort={onSort} />
					))}
				</tr>
			</thead>
			<tbody onKeyDown={onOpen === undefined ? undefined : moveBetweenNames}>
				{shown.map((row) => {
					const key = rowKey(row);
					return (
						<tr
							key={key}
							aria-current={key === selected || undefined}
							className={classNames(onOpen !== undefined && classes["opens"], key === selected && classes["selected"])}
							onClick={onOpen === undefined ? undefined : (event) => !hasOwnAct(event.target) && onOpen(row)}
						>
							{choose !== undefined && (
								<td className={classes["box"]}>
									<input
										type="checkbox"
										aria-label={choose.label(row)}
										checked={choose.chosen.has(key)}
										onChange={() => choose.onChoose(toggled(choose.chosen, [key], !choose.chosen.has(key)))}
									/>
								</td>
							)}
							{columns.map((column, index) =>
								index === 0 ? (
									<th key={column.id} scope="row" data-align={column.align}>
										{onOpen === undefined ? (
											column.cell(row)
										) : (
											<button type="button" className={classes["name"]} data-row-name>
												{column.cell(row)}
											</button>
										)}
									</th>
								) : (
									<td key={column.id} data-align={column.align}>
										{column.cell(row)}
									</td>
								),
							)}
						</tr>
					);
				})}
				{shown.length === 0 && (
					<tr>
						<td colSpan={columns.length + (choose === undefined ? 0 : 1)}>
							{empty ?? <p className={classes["empty"]}>{t("common.noRows")}</p>}
						</td>
					</tr>
				)}
			</tbody>
		</table>
	);
}

function ChooseAll<Row>({ choose, keys }: { choose: Choose<Row>; keys: readonly string[] }) {
	const { chosen, onChoose, allLabel } = choose;
	const count = keys.filter((key) => chosen.has(key)).length;
	const isAll = count > 0 && count === keys.length;
	return (
		<th scope="col" className={classes["box"]}>
			<input
				type="checkbox"
				aria-label={allLabel}
				checked={isAll}
				disabled={keys.length === 0}
				ref={(box) => {
					if (box !== null) box.indeterminate = count > 0 && !isAll;
				}}
				onChange={() => onChoose(toggled(chosen, keys, !isAll))}
			/>
		</th>
	);
}

function toggled(chosen: ReadonlySet<string>, keys: readonly string[], isIn: boolean): ReadonlySet<string> {
	const next = new Set(chosen);
	for (const key of keys) {
		if (isIn) next.add(key);
		else next.delete(key);
	}
	return next;
}

type HeaderProps<Row> = {
	column: Column<Row>;
	sort: Sort | undefined;
	onSort: ((sort: Sort) => void) | undefined;
};

function Header<Row>({ column: { id, header, sortBy, align, width }, sort, onSort }: HeaderProps<Row>) {
	if (sortBy === undefined || onSort === undefined) {
		return (
			<th scope="col" data-align={align} style={{ width }}>
				{header}
			</th>
		);
	}
	const active = sort?.column === id ? sort : undefined;
	const Icon = active === undefined ? IconArrowsSort : active.descending ? IconArrowDown : IconArrowUp;
	return (
		<th
			scope="col"
			data-align={align}
			style={{ width }}
			aria-sort={active === undefined ? "none" : active.descending ? "descending" : "ascending"}
		>
			<button
				type="button"
				className={classNames(classes["sort"], active !== undefined && classes["sorted"])}
				onClick={() => onSort({ column: id, descending: active !== undefined && !active.descending })}
			>
				{header}
				<Icon aria-hidden size={13} stroke={1.8} />
			</button>
		</th>
	);
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): readonly Row[] {
	const sortBy = columns.find(({ id }) => id === sort?.column)?.sortBy;
	if (sort === undefined || sortBy === undefined) return rows;
	return rows.toSorted((one, other) => {
		const a = sortBy(one);
		const b = sortBy(other);
		if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
		const order =
			typeof a === "number" && typeof b === "number"
				? a - b
				: String(a).localeCompare(String(b), "en", { numeric: true });
		return sort.descending ? -order : order;
	});
}

/** A link or button inside the row does its own thing; the row's name is the row's. */
function hasOwnAct(target: EventTarget): boolean {
	const act = target instanceof Element ? target.closest("a, button, input, label, select, textarea") : null;
	return act !== null && !act.hasAttribute("data-row-name");
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
	ArrowDown: (at) => at + 1,
	ArrowUp: (at) => at - 1,
	Home: () => 0,
	End: (_, last) => last,
};

function moveBetweenNames(event: KeyboardEvent<HTMLElement>) {
	const step = STEPS[event.key];
	const names = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-name]")];
	const at = names.findIndex((name) => name.contains(document.activeElement));
	if (step === undefined || at === -1) return;
	event.preventDefault();
	names[step(at, names.length - 1)]?.focus();
}
