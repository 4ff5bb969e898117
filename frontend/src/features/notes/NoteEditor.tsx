import { Button, Select } from "@mantine/core";
import { IconInfoCircle, IconRefresh, IconWritingSign } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { type FieldPath, FormProvider, useFieldArray, useForm, useWatch } from "react-hook-form";
import { fieldNameOf } from "@/api/applyProblemToForm";
import { api } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { NoteResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";
import { showUndo } from "@/ui/undoToast";
import { focusPointer, NoteFactsProvider, Prefilled } from "./fields";
import { LeaveGuard } from "./LeaveGuard";
import { LevelCard } from "./LevelCard";
import classes from "./NoteEditor.module.css";
import {
	IndicationSection,
	OutcomeSection,
	RadiationSection,
	SedationSection,
	TimeOutSection,
	TimesSection,
} from "./NoteSections";
import { NoteSpine, type SpineLevel } from "./NoteSpine";
import {
	type LevelValues,
	merge,
	type NoteValues,
	newLevel,
	numberOf,
	placeOf,
	requestOf,
	touchedOf,
	valuesOf,
} from "./noteValues";
import { OpenPoints } from "./OpenPoints";
import { PdfLink } from "./PdfLink";
import { completenessQuery, noteQuery } from "./queries";
import { ReportText } from "./ReportText";
import { SaveStatus } from "./SaveStatus";
import { SignDialog } from "./SignDialog";
import { useAutosave } from "./useAutosave";
import { bornMrn, FIELD_WORDS, nameOf } from "./words";

type Props = {
	first: Versioned<NoteResponse>;
	onSigned: (signed: Versioned<NoteResponse>, notice: string | undefined) => void;
};

/** A draft that saves itself. */
export function NoteEditor({ first, onSigned }: Props) {
	const client = useQueryClient();
	const maySign = useMay("NOTE_SIGN");
	const { id, patient } = first.data;
	const form = useForm<NoteValues>({ defaultValues: valuesOf(first.data) });
	/** As the server has it: report text, notices, what is prefilled. */
	const [note, setNote] = useState(first.data);
	const touched = useRef(new Set(touchedOf(first.data)));
	const [checked, setChecked] = useState<readonly string[]>([]);
	const [notice, setNotice] = useState<string>();
	const [signing, setSigning] = useState(false);
	const [active, setActive] = useState<VertebralLevel | null>(null);
	const completeness = useQuery(completenessQuery(id));

	const keep = (version: Versioned<NoteResponse>) => {
		setNote(version.data);
		client.setQueryData(noteQuery(id).queryKey, version);
		void client.invalidateQueries({ queryKey: completenessQuery(id).queryKey });
	};
	const save = useAutosave({
		etag: first.etag,
		saved: requestOf(valuesOf(first.data), touchedOf(first.data)),
		body: () => requestOf(form.getValues(), [...touched.current]),
		send: (body, etag) =>
			versioned(api.PUT("/api/notes/{id}", { params: { path: { id }, header: ifMatch(etag) }, body })),
		onSaved: (version) => {
			form.clearErrors();
			keep(version);
		},
		onRefused: (problem) => showErrors(problem),
		onClean: () => form.clearErrors(),
	});
	/** At the fields, but without taking the focus from where somebody is typing. */
	const showErrors = (problem: ProblemError) => {
		form.clearErrors();
		for (const { pointer, message } of problem.errors) {
			const name = fieldNameOf(pointer);
			if (name !== undefined) form.setError(name as FieldPath<NoteValues>, { type: "server", message });
		}
	};
	const { changed, rebase } = save;
	useEffect(
		() =>
			form.subscribe({
				formState: { values: true },
				callback: ({ name }) => {
					const field = name?.split(".")[0];
					if (field !== undefined && !touched.current.has(field)) {
						touched.current.add(field);
						setChecked([...touched.current]);
					}
					changed();
				},
			}),
		[form, changed],
	);

	const loadNewer = async () => {
		const base = valuesOf(note);
		const newer = await client.fetchQuery({ ...noteQuery(id), staleTime: 0 });
		setSigning(false);
		if (newer.data.status === "SIGNED") {
			onSigned(newer, t("notes.signedMeanwhile"));
			return;
		}
		const { values, kept } = merge(base, form.getValues(), valuesOf(newer.data));
		rebase(newer.etag, requestOf(valuesOf(newer.data), touchedOf(newer.data)));
		keep(newer);
		form.reset(values);
		setNotice(
			kept.length === 0
				? t("notes.merged")
				: t("notes.mergedKept", { fields: kept.map((field) => t(FIELD_WORDS[field])).join(", ") }),
		);
		changed();
	};

	const levels = useWatch({ control: form.control, name: "levels" });
	const array = useFieldArray({ control: form.control, name: "levels" });
	const goToLevel = (level: VertebralLevel) => {
		setActive(level);
		requestAnimationFrame(() => {
			const card = document.querySelector<HTMLElement>(`[data-level-card="${level}"]`);
			card?.scrollIntoView({ block: "nearest" });
			card?.querySelector<HTMLElement>("input:checked, input")?.focus({ preventScroll: true });
		});
	};
	const addLevel = (level: VertebralLevel) => {
		const now = form.getValues("levels");
		if (!now.some((other) => other.level === level)) {
			const place = placeOf(level, now);
			const technique = (now[place - 1] ?? now[0])?.technique ?? null;
			form.clearErrors("levels");
			array.insert(place, newLevel(level, technique), { shouldFocus: false });
		}
		goToLevel(level);
	};
	const removeLevel = (index: number) => {
		const gone = form.getValues(`levels.${index}`);
		form.clearErrors("levels");
		array.remove(index);
		setActive(null);
		showUndo({
			message: t("notes.removed", { level: gone.level }),
			onUndo: () => {
				const now = form.getValues("levels");
				if (now.some(({ level }) => level === gone.level)) return;
				array.insert(placeOf(gone.level, now), gone, { shouldFocus: false });
			},
		});
	};

	const open = completeness.data?.open ?? [];
	const facts = useMemo(
		() => ({
			open: new Set((completeness.data?.open ?? []).map(({ pointer }) => pointer)),
			prefilled: note.prefilled.filter((field) => !checked.includes(field)),
			onChecked: (field: string) => {
				touched.current.add(field);
				setChecked([...touched.current]);
				changed();
			},
		}),
		[completeness.data, note.prefilled, checked, changed],
	);
	const go = (pointer: string) => {
		setSigning(false);
		// After a dialog has given the focus back.
		setTimeout(() => focusPointer(pointer), 0);
	};
	const startSigning = async () => {
		if (!(await save.flush())) return;
		await client.refetchQueries({ queryKey: completenessQuery(id).queryKey });
		setSigning(true);
	};
	const planned = new Set(note.plannedLevels);
	const asPlanned = levels.length === planned.size && levels.every(({ level }) => planned.has(level));

	return (
		<FormProvider {...form}>
			<NoteFactsProvider value={facts}>
				<div className={classes["page"]}>
					<PageHeader
						title={t("notes.noteFor", { name: nameOf(patient) })}
						subtitle={bornMrn(patient)}
						actions={
							<>
								<SaveStatus state={save.state} onRetry={() => void save.flush()} onShow={focusPointer} />
								<PdfLink noteId={id} status="DRAFT" />
								{maySign && (
									<Button
										leftSection={<IconWritingSign aria-hidden size={14} />}
										disabled={save.state.kind === "stale"}
										onClick={() => void startSigning()}
									>
										{t("notes.sign")}
									</Button>
								)}
							</>
						}
					/>
					<LeaveGuard unsaved={save.unsaved} flush={save.flush} />
					<div className={classes["body"]}>
						<div className={classes["left"]}>
							<NoteSpine note={note} treated={levels.map(drawn)} selected={active} onToggle={addLevel} />
						</div>
						<form
							className={classes["main"]}
							noValidate
							aria-label={t("shell.note")}
							onSubmit={(e) => e.preventDefault()}
						>
							{save.state.kind === "stale" && (
								<div className={classes["notice"]} role="alert">
									<p className={classes["noticeTitle"]}>
										<IconRefresh aria-hidden size={16} />
										{t("notes.staleTitle")}
									</p>
									<p>{t("notes.staleText")}</p>
									<Button variant="default" onClick={() => void loadNewer()}>
										{t("notes.loadNewer")}
									</Button>
								</div>
							)}
							{notice !== undefined && (
								<div className={classes["notice"]} role="status">
									<p className={classes["noticeTitle"]}>
										<IconInfoCircle aria-hidden size={16} />
										{notice}
									</p>
								</div>
							)}
							<IndicationSection />
							<TimeOutSection />
							<SedationSection />
							<TimesSection />
							<section className={classes["plainSection"]} aria-labelledby="note-levels" data-pointer="/levels">
								<h2 id="note-levels" className={classes["sectionTitle"]}>
									{t("notes.sectionLevels")}
									<span className={classes["dim"]}>{t("notes.levelsCount", { count: levels.length })}</span>
									{levels.length > 0 && <Prefilled field="levels" label={t("notes.sectionLevels")} />}
								</h2>
								<Select
									className={classes["addLevel"] ?? ""}
									aria-label={t("notes.addLevel")}
									placeholder={t("notes.addLevel")}
									data={VERTEBRAL_LEVELS.filter((level) => !levels.some((other) => other.level === level))}
									searchable
									value={null}
									onChange={(level) => {
										const found = VERTEBRAL_LEVELS.find((known) => known === level);
										if (found !== undefined) addLevel(found);
									}}
								/>
								{levels.length === 0 && <p className={classes["empty"]}>{t("notes.levelsEmpty")}</p>}
								{array.fields.map(({ id: key, level }, index) => (
									<LevelCard
										key={key}
										index={index}
										active={active === level}
										onActive={() => setActive(level)}
										onRemove={() => removeLevel(index)}
									/>
								))}
							</section>
							<RadiationSection />
							<OutcomeSection justification={!asPlanned || note.levelsJustification !== undefined} />
						</form>
						<aside className={classes["right"]}>
							<h2 className={classes["sideTitle"]}>
								{t("notes.openPoints")}
								{open.length > 0 && (
									<span className={classes["dim"]}>{t("notes.openCount", { count: open.length })}</span>
								)}
							</h2>
							{completeness.isError ? (
								<ErrorState error={completeness.error} onRetry={() => void completeness.refetch()} />
							) : (
								completeness.data !== undefined && (
									<>
										{save.state.kind !== "saved" && <p className={classes["hint"]}>{t("notes.openOld")}</p>}
										<OpenPoints points={open} onGo={go} />
									</>
								)
							)}
							{note.notices.length > 0 && (
								<>
									<h2 className={classes["sideTitle"]}>{t("notes.notices")}</h2>
									{note.notices.map((text) => (
										<p key={text} className={classes["sideNotice"]}>
											<IconInfoCircle aria-hidden size={14} /> {text}
										</p>
									))}
								</>
							)}
							<h2 className={classes["sideTitle"]}>
								{t("notes.report")}
								{save.state.kind !== "saved" && <span className={classes["dim"]}>{t("notes.reportOld")}</span>}
							</h2>
							<ReportText sections={note.text} />
						</aside>
					</div>
				</div>
				{signing && (
					<SignDialog
						note={note}
						etag={save.etag()}
						open={open}
						onClose={() => setSigning(false)}
						onGo={go}
						onSigned={(signed) => onSigned(signed, undefined)}
						onStale={() => void loadNewer()}
					/>
				)}
			</NoteFactsProvider>
		</FormProvider>
	);
}

/** What the spine draws of a level that is still being typed. */
function drawn({ level, technique, side, cementMlLeft, cementMlRight }: LevelValues): SpineLevel {
	const left = numberOf(cementMlLeft);
	const right = numberOf(cementMlRight);
	return {
		level,
		...(technique !== null && { technique }),
		...(side !== null && { side }),
		...(left !== undefined && { cementMlLeft: left }),
		...(right !== undefined && { cementMlRight: right }),
	};
}
