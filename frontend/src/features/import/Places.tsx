import { t } from "@/i18n/t";
import { type Column, DataTable } from "@/ui/DataTable";
import classes from "./ImportPage.module.css";

type Row = { path: string; message: string };

const columns = (): readonly Column<Row>[] => [
	{
		id: "place",
		header: t("imports.place"),
		width: "40%",
		cell: ({ path }) =>
			path === "" || path === "#file" ? (
				<span className={classes["dim"]}>{t("imports.wholeFile")}</span>
			) : (
				<code className={classes["path"]}>{path}</code>
			),
	},
	{ id: "message", header: t("imports.message"), cell: ({ message }) => message },
];

/** Where in the file, and what about it. */
export function Places({ caption, rows }: { caption: string; rows: readonly Row[] }) {
	return (
		<div className={classes["scroll"]}>
			<DataTable
				caption={caption}
				columns={columns()}
				rows={rows}
				rowKey={({ path, message }) => `${path} ${message}`}
			/>
		</div>
	);
}
