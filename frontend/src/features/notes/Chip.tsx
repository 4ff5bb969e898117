import { Button, Popover } from "@mantine/core";
import type { FieldPath } from "react-hook-form";
import { t } from "@/i18n/t";
import { InText } from "./fields";
import { LotField } from "./LotField";
import classes from "./NoteEditor.module.css";
import { NoteField } from "./NoteField";
import type { NoteValues } from "./noteValues";

/** Their calendar or list opens beside the field: a press there must not count as a press elsewhere. */
const OPENING: ReadonlySet<string> = new Set([
	"sedationProtocolCode",
	"startedAt",
	"endedAt",
	"kapUnit",
	"cementProduct",
	"cementLot",
]);

type Props = {
	words: string;
	/** The field as the form has it now. */
	name: FieldPath<NoteValues>;
	opened: boolean;
	onOpen: () => void;
	onClose: () => void;
	/** To the same field in the form. */
	onGo: () => void;
};

/** A value in the report text: pressed, it shows its field here; what is typed is typed in the form. */
export function Chip({ words, name, opened, onOpen, onClose, onGo }: Props) {
	return (
		<Popover
			opened={opened}
			onDismiss={onClose}
			position="left-start"
			width={360}
			trapFocus
			returnFocus
			withArrow
			shadow="md"
			closeOnClickOutside={!OPENING.has(name.split(".").at(-1) ?? "")}
		>
			<Popover.Target>
				<button type="button" className={classes["chip"]} aria-haspopup="dialog" onClick={opened ? onClose : onOpen}>
					{words}
				</button>
			</Popover.Target>
			<Popover.Dropdown aria-label={t("notes.chipEdit")}>
				<form
					noValidate
					className={classes["chipForm"]}
					onSubmit={(event) => {
						event.preventDefault();
						onClose();
					}}
				>
					<InText value={true}>
						<Field name={name} />
					</InText>
					<span className={classes["chipFoot"]}>
						<Button variant="subtle" onClick={onGo}>
							{t("notes.chipGo")}
						</Button>
						<Button type="submit" variant="default">
							{t("notes.chipDone")}
						</Button>
					</span>
				</form>
			</Popover.Dropdown>
		</Popover>
	);
}

/** Product and lot are chosen together, out of the stock. */
function Field({ name }: { name: FieldPath<NoteValues> }) {
	const [, index, field] = name.split(".");
	if (field === "cementProduct" || field === "cementLot") return <LotField index={Number(index)} kind="CEMENT" />;
	if (field === "balloonModel") return <LotField index={Number(index)} kind="BALLOON" />;
	return <NoteField name={name} />;
}
