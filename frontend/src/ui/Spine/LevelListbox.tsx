import { type KeyboardEvent, useRef, useState } from "react";
import { classNames } from "../classNames";
import type { VertebralLevel } from "./levels";
import classes from "./Spine.module.css";

export type LevelOption = { level: VertebralLevel; name: string; top: number; height: number };

type Props = {
	label: string;
	options: readonly LevelOption[];
	width: number;
	selected: VertebralLevel | null;
	/** Where Tab arrives as long as nothing is selected. */
	first: VertebralLevel | undefined;
	onSelect: ((level: VertebralLevel) => void) | undefined;
	onToggle: ((level: VertebralLevel) => void) | undefined;
};

const PAGE = 5;
const TYPE_AHEAD_MS = 800;

/** Transparent rows over the drawing: what is clicked, focused and read. The drawing itself is mute. */
export function LevelListbox({ label, options, width, selected, first, onSelect, onToggle }: Props) {
	const [visited, setVisited] = useState<VertebralLevel | null>(null);
	const elements = useRef(new Map<VertebralLevel, HTMLDivElement>());
	const typed = useRef({ text: "", at: 0 });
	const known = (level: VertebralLevel | null | undefined) => options.some((option) => option.level === level);
	const active = [visited, selected, first].find(known) ?? options[0]?.level;

	const visit = (index: number) => {
		const option = options[Math.min(Math.max(index, 0), options.length - 1)];
		if (option === undefined) return;
		setVisited(option.level);
		elements.current.get(option.level)?.focus();
		onSelect?.(option.level);
	};

	const act = (level: VertebralLevel) => (onToggle ?? onSelect)?.(level);

	const seek = (letter: string, now: number) => {
		const { text, at } = typed.current;
		typed.current = { text: (now - at < TYPE_AHEAD_MS ? text : "") + letter.toUpperCase(), at: now };
		const wanted = typed.current.text;
		const exact = options.findIndex(({ level }) => level === wanted);
		const found = exact >= 0 ? exact : options.findIndex(({ level }) => level.startsWith(wanted));
		if (found >= 0) visit(found);
	};

	const onKeyDown = (event: KeyboardEvent, index: number, level: VertebralLevel) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const moves: Record<string, number> = {
			ArrowUp: index - 1,
			ArrowDown: index + 1,
			ArrowLeft: index - 1,
			ArrowRight: index + 1,
			Home: 0,
			End: options.length - 1,
			PageUp: index - PAGE,
			PageDown: index + PAGE,
		};
		const target = moves[event.key];
		if (target !== undefined) visit(target);
		else if (event.key === "Enter" || event.key === " ") act(level);
		else if (/^[a-z0-9]$/i.test(event.key)) seek(event.key, event.timeStamp);
		else return;
		event.preventDefault();
	};

	return (
		<div role="listbox" aria-label={label} aria-orientation="vertical" className={classes["listbox"]} style={{ width }}>
			{options.map(({ level, name, top, height }, index) => (
				<div
					key={level}
					ref={(element) => {
						if (element === null) elements.current.delete(level);
						else elements.current.set(level, element);
					}}
					role="option"
					aria-label={name}
					aria-selected={level === selected}
					tabIndex={level === active ? 0 : -1}
					data-level={level}
					className={classNames(classes["option"], level === selected && classes["selectedOption"])}
					style={{ top, height }}
					onFocus={() => setVisited(level)}
					onKeyDown={(event) => onKeyDown(event, index, level)}
					onClick={() => (onSelect ?? onToggle)?.(level)}
					onDoubleClick={() => {
						// Without onSelect the first click has toggled already.
						if (onSelect !== undefined) onToggle?.(level);
					}}
				/>
			))}
		</div>
	);
}
