import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconAlertTriangle, IconDeviceFloppy, IconInfoCircle, IconRefresh, IconWritingSign } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type FieldPath, FormProvider, useFieldArray, useForm, useWatch } from "react-hook-form";
import { fieldNameOf } from "@/api/applyProblemToForm";
import { api } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { NoteResponse, VertebralLevel } from "@/api/schema";
import { useMay, useMe } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { numberOf } from "@/lib/numbers";
import { bornMrn, nameOf } from "@/lib/people";
import { formatDateTime, instantOf } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";
import { showUndo } from "@/ui/undoToast";
import { Conflicts } from "./Conflicts";
import { focusPointer, NoteFactsProvider, Prefilled, pointerOf } from "./fields";
import { HeldBanner } from "./HeldBanner";
import { LeaveGuard } from "./LeaveGuard";
import { LevelCard } from "./LevelCard";
import { LevelGrid } from "./LevelGrid";
import { dropDraft, keepDraft, readDraft } from "./localDraft";
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
	type Conflict,
	FROM_DAY,
	type LevelValues,
	merge,
	type NoteValues,
	newLevel,
	placeOf,
	requestOf,
	takeFilled,
	touchedOf,
	valuesOf,
	withTheirs,
} from "./noteValues";
import { OpenPoints } from "./OpenPoints";
import { PdfLink } from "./PdfLink";
import { completenessQuery, noteQuery } from "./queries";
import { ReportText } from "./ReportText";
import { SaveStatus } from "./SaveStatus";
import { SignDialog } from "./SignDialog";
import { useAutosave } from "./useAutosave";
import { useLease } from "./useLease";
import { VersionsButton } from "./VersionsDrawer";

type Props = {
	first: Versioned<NoteResponse>;
	/** Reported of this procedure, beside the form. */
	events: ReactNode;
	onSigned: (signed: Versioned<NoteResponse>, notice: string | undefined) => void;
};

/** A draft that saves itself. */
export function NoteEditor({ first, events, onSigned }: Props) {
	const client = useQueryClient();
	const zone = useZone();
	const maySign = useMay("NOTE_SIGN");
	const { id, patient } = first.data;
	const me = useMe();
	/** What was typed here before and the server never got, put on what it has now. */
	const [restored] = useState(() => restore(me.id, first.data));
	const form = useForm<NoteValues>({ defaultValues: restored?.values ?? valuesOf(first.data) });
	/** As the server has it: report text, notices, what is prefilled. */
	const [note, setNote] = useState(first.data);
	const touched = useRef(new Set([...touchedOf(first.data), ...(restored?.touched ?? [])]));
	const [checked, setChecked] = useState<readonly string[]>([]);
	const [notice, setNotice] = useState<string>();
	const [conflicts, setConflicts] = useState<readonly Conflict[]>(restored?.conflicts ?? []);
	const [draftAt, setDraftAt] = useState(restored?.savedAt);
	/** Taken away from this window while it was editing. */
	const [lost, setLost] = useState(false);
	const [grid, setGrid] = useState(() => globalThis.matchMedia("(min-width: 1280px)").matches);
	const server = useRef(requestOf(valuesOf(first.data), touchedOf(first.data)));
	const sent = useRef<NoteValues>(undefined);
	const lease = useLease(id, {
		onLost: () => setLost(true),
		onGained: () => {
			setLost(false);
			void loadNewer();
		},
	});
	const held = lease.view !== undefined && !lease.view.mine && lease.view.editor !== undefined;
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
		send: (body, etag) => {
			sent.current = form.getValues();
			return versioned(
				api.PUT("/api/notes/{id}", {
					params: { path: { id }, query: { editor: lease.editor }, header: ifMatch(etag) },
					body,
				}),
			);
		},
		onSaved: (version) => {
			form.clearErrors();
			keep(version);
			takeFilledIn(version.data);
		},
		onRefused: (problem) => showErrors(problem),
		onClean: () => {
			form.clearErrors();
			dropDraft(me.id, id);
		},
	});
	/** The server filled in what the day or the catalogue says; the draft on this device is what it does not have yet. */
	const takeFilledIn = (saved: NoteResponse) => {
		server.current = requestOf(valuesOf(saved), touchedOf(saved));
		if (sent.current !== undefined) {
			const now = form.getValues();
			const filled = takeFilled(sent.current, now, valuesOf(saved));
			for (const field of FROM_DAY) {
				if (filled[field] !== now[field]) form.setValue(field, filled[field]);
			}
		}
		if (save.unsaved()) keepDraft(me.id, id, server.current, requestOf(form.getValues(), [...touched.current]));
		else dropDraft(me.id, id);
	};
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
					keepDraft(me.id, id, server.current, requestOf(form.getValues(), [...touched.current]));
					changed();
				},
			}),
		[form, changed, me.id, id],
	);
	useEffect(() => {
		// What came back from this device is sent as if it had been typed now.
		if (restored !== undefined) changed();
	}, [restored, changed]);

	const loadNewer = async () => {
		const base = valuesOf(note);
		const newer = await client.fetchQuery({ ...noteQuery(id), staleTime: 0 });
		setSigning(false);
		if (newer.data.status !== "DRAFT") {
			dropDraft(me.id, id);
			onSigned(newer, t("notes.signedMeanwhile"));
			return;
		}
		const merged = merge(base, form.getValues(), valuesOf(newer.data));
		server.current = requestOf(valuesOf(newer.data), touchedOf(newer.data));
		rebase(newer.etag, requestOf(valuesOf(newer.data), touchedOf(newer.data)));
		keep(newer);
		form.reset(merged.values);
		setConflicts(merged.conflicts);
		setNotice(merged.conflicts.length === 0 ? t("notes.merged") : undefined);
		changed();
	};

	const settle = (conflict: Conflict, theirs: boolean) => {
		if (theirs) {
			form.reset(withTheirs(form.getValues(), conflict));
			keepDraft(me.id, id, server.current, requestOf(form.getValues(), [...touched.current]));
			changed();
		}
		setConflicts((before) => before.filter((other) => other !== conflict));
	};
	const discardDraft = () => {
		form.reset(valuesOf(note));
		setDraftAt(undefined);
		setConflicts([]);
		setNotice(t("notes.draftDiscarded"));
		dropDraft(me.id, id);
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
	const unplanned = levels.filter(({ level }) => !planned.has(level));
	const asTable = grid && levels.length > 1;
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
								<VersionsButton noteId={id} />
								<SaveStatus state={save.state} onRetry={() => void save.flush()} onShow={focusPointer} />
								<PdfLink noteId={id} status="DRAFT" />
								{maySign && (
									<Button
										leftSection={<IconWritingSign aria-hidden size={14} />}
										disabled={held || save.state.kind === "stale"}
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
							<NoteSpine
								note={note}
								treated={levels.map(drawn)}
								selected={active}
								{...(!held && { onToggle: addLevel })}
							/>
						</div>
						<form
							className={classes["main"]}
							noValidate
							aria-label={t("shell.note")}
							onSubmit={(e) => e.preventDefault()}
						>
							{held && lease.view !== undefined && (
								<HeldBanner lease={lease.view} lost={lost} onTakeOver={lease.takeOver} />
							)}
							{draftAt !== undefined && (
								<div className={classes["notice"]} role="status">
									<p className={classes["noticeTitle"]}>
										<IconDeviceFloppy aria-hidden size={16} />
										{t("notes.draftBack", { at: formatDateTime(instantOf(draftAt), zone) })}
									</p>
									<Button variant="default" onClick={discardDraft}>
										{t("notes.draftDiscard")}
									</Button>
								</div>
							)}
							<Conflicts
								conflicts={conflicts}
								onMine={(conflict) => settle(conflict, false)}
								onTheirs={(conflict) => settle(conflict, true)}
							/>
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
							<fieldset disabled={held} className={classes["contents"]}>
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
									{levels.length > 1 && (
										<SegmentedControl
											size="xs"
											aria-label={t("notes.layout")}
											data={[
												{ value: "grid", label: t("notes.asGrid") },
												{ value: "cards", label: t("notes.asCards") },
											]}
											value={grid ? "grid" : "cards"}
											onChange={(value) => setGrid(value === "grid")}
										/>
									)}
									{unplanned.length > 0 && (
										<p className={classes["loud"]} role="alert">
											<IconAlertTriangle aria-hidden size={15} />
											{t("notes.notPlannedText", { levels: unplanned.map(({ level }) => level).join(", ") })}
										</p>
									)}
									{asTable && (
										<>
											<LevelGrid levels={levels} planned={planned} active={active} onActive={setActive} />
											<p className={classes["hint"]}>{t("notes.gridHint")}</p>
										</>
									)}
									{levels.length === 0 && <p className={classes["empty"]}>{t("notes.levelsEmpty")}</p>}
									{array.fields.map(({ id: key, level }, index) => (
										<LevelCard
											key={key}
											index={index}
											folded={asTable && active !== level}
											planned={planned.has(level)}
											active={active === level}
											onActive={() => setActive(level)}
											onRemove={() => removeLevel(index)}
										/>
									))}
								</section>
								<RadiationSection />
								<OutcomeSection justification={!asPlanned || note.levelsJustification !== undefined} />
							</fieldset>
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
										{completeness.data.advised.length > 0 && (
											<>
												<h2 className={classes["sideTitle"]} title={completeness.data.advisedSource}>
													{t("notes.advised")}
												</h2>
												<OpenPoints points={completeness.data.advised} onGo={go} label={t("notes.advised")} />
												<p className={classes["hint"]}>{completeness.data.advisedSource}</p>
											</>
										)}
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
							<ReportText
								sections={note.text}
								linked={note.linked}
								editing={
									held
										? undefined
										: {
												nameOf: (pointer) => nameInForm(pointer, note, levels),
												onGo: (name) => go(pointerOf(name)),
												onEdited: () => void save.flush(),
											}
								}
							/>
							{events}
						</aside>
					</div>
				</div>
				{signing && (
					<SignDialog
						note={note}
						etag={save.etag()}
						editor={lease.editor}
						open={open}
						onClose={() => setSigning(false)}
						onGo={go}
						onSigned={(signed) => {
							dropDraft(me.id, id);
							onSigned(signed, undefined);
						}}
						onStale={() => void loadNewer()}
					/>
				)}
			</NoteFactsProvider>
		</FormProvider>
	);
}

/** The text was written of the note as it was saved: its levels may stand elsewhere in the form by now, or be gone. */
function nameInForm(
	pointer: string,
	saved: NoteResponse,
	levels: readonly LevelValues[],
): FieldPath<NoteValues> | undefined {
	const [first, place, field] = pointer.slice(1).split("/");
	if (first !== "levels") return first as FieldPath<NoteValues>;
	const level = saved.levels[Number(place)]?.level;
	const index = levels.findIndex((own) => own.level === level);
	return index < 0 || field === undefined ? undefined : (`levels.${index}.${field}` as FieldPath<NoteValues>);
}

type Restored = { values: NoteValues; touched: readonly string[]; conflicts: readonly Conflict[]; savedAt: number };

/** Undefined when nothing was left, or the server has it all. */
function restore(userId: string, note: NoteResponse): Restored | undefined {
	const draft = readDraft(userId, note.id);
	if (draft === undefined) return undefined;
	const theirs = valuesOf(note);
	const { values, conflicts } = merge(valuesOf(draft.base), valuesOf(draft.mine), theirs);
	if (JSON.stringify(requestOf(values, [])) === JSON.stringify(requestOf(theirs, []))) {
		dropDraft(userId, note.id);
		return undefined;
	}
	return { values, touched: draft.mine.touched, conflicts, savedAt: draft.savedAt };
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
