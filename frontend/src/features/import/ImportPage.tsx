import "@/i18n/imports";
import { Button } from "@mantine/core";
import { IconFileImport, IconFileUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useId, useRef, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { type PlainKey, t } from "@/i18n/t";
import { classNames } from "@/ui/classNames";
import { PageHeader } from "@/ui/PageHeader";
import { complaintAbout, sizeOf } from "./file";
import classes from "./ImportPage.module.css";
import { RecentImports } from "./RecentImports";
import { Refusal } from "./Refusal";
import { Report } from "./Report";

export function ImportPage() {
	const client = useQueryClient();
	const [file, setFile] = useState<File>();
	const upload = $api.useMutation("post", "/api/imports/fhir", {
		onSuccess: () => {
			void client.invalidateQueries({ queryKey: ["get", "/api/imports"] });
			void client.invalidateQueries({ queryKey: ["get", "/api/patients"] });
			void client.invalidateQueries({ queryKey: ["patients", "one"] });
		},
	});
	const start = (chosen: File) => {
		const form = new FormData();
		form.append("file", chosen);
		// The document can only call the bytes a string; what is sent is the form.
		upload.mutate({ body: { file: chosen.name }, bodySerializer: () => form });
	};
	const startOver = () => {
		setFile(undefined);
		upload.reset();
	};
	return (
		<>
			<PageHeader title={t("imports.title")} subtitle={t("imports.lead")} />
			<div className={classes["page"]}>
				{upload.isPending && file !== undefined ? (
					<Running file={file} />
				) : upload.isSuccess ? (
					<Report report={upload.data} onAnother={startOver} />
				) : (
					<>
						{upload.isError && file !== undefined && <Refusal name={file.name} problem={asProblem(upload.error)} />}
						<Choice
							file={file}
							onChoose={(chosen) => {
								upload.reset();
								setFile(chosen);
							}}
							onStart={start}
						/>
					</>
				)}
				<RecentImports />
			</div>
		</>
	);
}

type ChoiceProps = {
	file: File | undefined;
	onChoose: (file: File | undefined) => void;
	onStart: (file: File) => void;
};

function Choice({ file, onChoose, onStart }: ChoiceProps) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [over, setOver] = useState(false);
	const [tooMany, setTooMany] = useState(false);
	const complaint: PlainKey | undefined = tooMany
		? "imports.onlyOne"
		: file === undefined
			? undefined
			: complaintAbout(file);
	const take = (files: FileList | null) => {
		setTooMany((files?.length ?? 0) > 1);
		onChoose(files?.length === 1 ? files[0] : undefined);
	};
	const drag = (event: DragEvent, inside: boolean) => {
		event.preventDefault();
		setOver(inside);
	};
	return (
		<section className={classes["panel"]} aria-label={t("imports.chooseTitle")}>
			<label
				htmlFor={id}
				className={classNames(classes["drop"], over && classes["over"])}
				onDragOver={(event) => drag(event, true)}
				onDragLeave={(event) => drag(event, false)}
				onDrop={(event) => {
					drag(event, false);
					take(event.dataTransfer.files);
				}}
			>
				<IconFileUpload aria-hidden size={30} stroke={1.4} />
				<span className={classes["dropTitle"]}>
					{file === undefined ? t("imports.drop") : t("imports.chosen", { name: file.name, size: sizeOf(file) })}
				</span>
				<span id={`${id}-hint`} className={classes["dim"]}>
					{t("imports.fileHint")}
				</span>
				<input
					ref={input}
					id={id}
					type="file"
					className={classes["input"]}
					accept=".json,.gz,application/json,application/gzip"
					aria-label={t("imports.fileLabel")}
					aria-describedby={classNames(`${id}-hint`, complaint !== undefined && `${id}-error`)}
					aria-invalid={complaint !== undefined}
					onChange={(event) => take(event.currentTarget.files)}
				/>
			</label>
			<p id={`${id}-error`} role="alert" className={classes["complaint"]}>
				{complaint !== undefined && t(complaint)}
			</p>
			<Button
				leftSection={<IconFileImport aria-hidden size={14} />}
				disabled={file === undefined || complaint !== undefined}
				onClick={() => file !== undefined && onStart(file)}
			>
				{t("imports.start")}
			</Button>
		</section>
	);
}

function Running({ file }: { file: File }) {
	const label = t("imports.running", { name: file.name });
	return (
		<section className={classes["panel"]} role="status" aria-label={label}>
			<p className={classes["dropTitle"]}>{label}</p>
			<progress className={classes["progress"]} aria-label={label} />
			<p className={classes["dim"]}>{t("imports.runningText", { size: sizeOf(file) })}</p>
		</section>
	);
}
