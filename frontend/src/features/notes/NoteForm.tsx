import { Alert, Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { FieldError, NoteResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatTime, instantOf, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { choicesOf, identityOf, nameOf } from "@/ui/clinicalWords";
import { PageHeader } from "@/ui/PageHeader";
import { problemWords } from "@/ui/problemWords";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import { ChoiceBox, focusField, MomentBox, type NoteControl, NumberBox, TextBox, Tick } from "./fields";
import { LevelCard } from "./LevelCard";
import { NoteSpine } from "./NotePage";
import classes from "./notes.module.css";
import { type NoteValues, newLevel, requestOf, valuesOf } from "./noteValues";
import { Report } from "./SignedNote";
import { type SaveState, useAutosave } from "./useAutosave";

type Props = { loaded: Versioned<NoteResponse>; onReload: () => Promise<void> };

const KAP_UNITS = choicesOf({ GY_CM2: "notes.GY_CM2", UGY_M2: "notes.UGY_M2", MGY_CM2: "notes.MGY_CM2" });

/** A draft: saves itself, says what is open, and is signed here. */
export function NoteForm({ loaded, onReload }: Props) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const queryClient = useQueryClient();
	const maySign = useMay("NOTE_SIGN");
	const [server, setServer] = useState(loaded);
	const newest = useRef(loaded.etag);
	const touched = useRef(new Set<string>());
	const [refused, setRefused] = useState<readonly FieldError[]>([]);
	const [signing, setSigning] = useState(false);
	const form = useForm<NoteValues>({ defaultValues: valuesOf(loaded.data) });
	const { control, getValues, setValue, setError, clearErrors, subscribe } = form;
	const note = server.data;

	const { state, changed, saveNow } = useAutosave(async () => {
		try {
			const saved = await versioned(
				api.PUT("/api/notes/{id}", {
					params: { path: { id: note.id }, header: ifMatch(newest.current) },
					body: requestOf(getValues(), [...touched.current]),
				}),
			);
			newest.current = saved.etag;
			clearErrors();
			setRefused([]);
			setServer(saved);
		} catch (error) {
			const problem = asProblem(error);
			clearErrors();
			// Without focus: whoever types elsewhere must not be pulled away.
			applyProblemToForm<NoteValues>(problem, (name, entry) => setError(name, entry));
			setRefused(problem.errors);
			throw problem;
		}
	});

	useEffect(
		() =>
			subscribe({
				formState: { values: true },
				callback: ({ name }) => {
					const field = name?.split(".")[0];
					if (field !== undefined) touched.current.add(field);
					changed();
				},
			}),
		[subscribe, changed],
	);
	const unsaved = state.kind === "waiting" || state.kind === "saving" || state.kind === "failed";
	useBlocker({
		shouldBlockFn: async () => unsaved && !(await saveNow()) && !window.confirm(t("notes.leaveUnsaved")),
		enableBeforeUnload: unsaved,
	});

	const completeness = useQuery({
		// The answer belongs to one version of the note.
		queryKey: ["completeness", note.id, server.etag],
		queryFn: async () =>
			(await api.GET("/api/notes/{id}/completeness", { params: { path: { id: note.id } } })).data?.open ?? [],
		placeholderData: keepPreviousData,
	});
	const levels = useWatch({ control, name: "levels" });
	const toggle = (level: VertebralLevel) =>
		setValue(
			"levels",
			levels.some((entry) => entry.level === level)
				? levels.filter((entry) => entry.level !== level)
				: [...levels, newLevel(level)].toSorted(
						(a, b) => VERTEBRAL_LEVELS.indexOf(a.level) - VERTEBRAL_LEVELS.indexOf(b.level),
					),
			{ shouldDirty: true },
		);
	const askToSign = async () => {
		if (!unsaved || (await saveNow())) setSigning(true);
	};
	const sign = async () => {
		try {
			await api.POST("/api/notes/{id}/signature", {
				params: { path: { id: note.id }, header: ifMatch(newest.current) },
			});
			notifications.show({ message: t("notes.signedNotice") });
			await onReload();
			await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "note" });
		} catch (error) {
			const problem = asProblem(error);
			setSigning(false);
			setRefused(problem.errors);
			notifications.show({ color: "red", message: problemWords(problem).text ?? t("notes.incomplete") });
			const first = problem.errors[0];
			if (first !== undefined) focusField(fieldOf(first.pointer));
		}
	};
	const open = refused.length > 0 ? refused : (completeness.data ?? []);
	const deviates = !sameLevels(
		levels.map(({ level }) => level),
		note.plannedLevels,
	);
	const isStale = state.kind === "failed" && state.problem.isStale;

	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("notes.title", { name: nameOf(note.patient) })}
				subtitle={identityOf(note.patient, today)}
				actions={
					<>
						<SaveWords state={state} />
						<Button
							variant="default"
							renderRoot={(props) => (
								<Link {...props} to="/episodes/$episodeId" params={{ episodeId: note.episodeId }} />
							)}
						>
							{t("notes.openEpisode")}
						</Button>
						{maySign && <Button onClick={() => void askToSign()}>{t("notes.sign")}</Button>}
					</>
				}
			>
				<StatusChip tone="amber" label={t("notes.DRAFT")} />
			</PageHeader>
			{isStale && (
				<Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t("notes.staleTitle")}>
					<p>{t("notes.staleText")}</p>
					<Button size="xs" onClick={() => void onReload()}>
						{t("notes.loadNewer")}
					</Button>
				</Alert>
			)}
			<div className={classes["columns"]}>
				<NoteSpine note={note} treated={levels} onToggle={toggle} />
				<form className={classes["main"]} noValidate onSubmit={(event) => event.preventDefault()}>
					<Sections control={control} note={note} />
					<section className={classes["card"]} aria-labelledby="treated">
						<h2 id="treated" data-field="levels" tabIndex={-1}>
							{`${t("notes.treatedLevels")} · ${t("notes.treatedCount", { count: levels.length })}`}
							{note.prefilled.includes("levels") && (
								<StatusChip tone="violet" variant="plain" label={t("notes.prefilled")} />
							)}
						</h2>
						{levels.length === 0 && <p className={classes["help"]}>{t("notes.noLevels")}</p>}
						{deviates && levels.length > 0 && (
							<TextBox control={control} name="levelsJustification" label={t("notes.justification")} lines={2} />
						)}
					</section>
					{levels.map(({ level }, index) => (
						<LevelCard key={level} control={control} index={index} onRemove={() => toggle(level)} />
					))}
					<section className={classes["card"]} aria-labelledby="outcome">
						<h2 id="outcome">{t("notes.outcome")}</h2>
						<div className={classes["pair"]}>
							<TextBox control={control} name="complications" label={t("notes.complications")} lines={2} />
							<TextBox control={control} name="impression" label={t("notes.impression")} lines={2} />
							<TextBox control={control} name="plan" label={t("notes.plan")} lines={2} />
							<TextBox control={control} name="freeText" label={t("notes.freeText")} lines={2} />
						</div>
					</section>
				</form>
				<aside className={classes["side"]}>
					<OpenPoints open={open} />
					{note.notices.length > 0 && (
						<Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t("notes.notices")}>
							{note.notices.map((notice) => (
								<p key={notice}>{notice}</p>
							))}
						</Alert>
					)}
					<section aria-labelledby="reportText">
						<h2 id="reportText">{t("notes.report")}</h2>
						<Report note={note} />
					</section>
				</aside>
			</div>
			<Modal opened={signing} onClose={() => setSigning(false)} title={t("notes.signTitle")}>
				<p>{t("notes.signText")}</p>
				<p>
					<strong>{t("notes.signLevels", { levels: levels.map(({ level }) => level).join(", ") })}</strong>
				</p>
				<div className={classes["buttons"]}>
					<Button variant="default" onClick={() => setSigning(false)}>
						{t("common.cancel")}
					</Button>
					<Button onClick={() => void sign()}>{t("notes.signNow")}</Button>
				</div>
			</Modal>
		</div>
	);
}

function Sections({ control, note }: { control: NoteControl; note: NoteResponse }) {
	const protocols = $api.useQuery("get", "/api/sedation-protocols");
	const hint = (field: string) => (note.prefilled.includes(field) ? t("notes.prefilled") : undefined);
	return (
		<>
			<section className={classes["card"]} aria-labelledby="timeOut">
				<h2 id="timeOut">{t("notes.timeOut")}</h2>
				<div className={classes["ticks"]}>
					<Tick control={control} name="timeOutPatient" label={t("notes.timeOutPatient")} />
					<Tick control={control} name="timeOutLevels" label={t("notes.timeOutLevels")} />
				</div>
				<div className={classes["grid"]}>
					<TextBox control={control} name="timeOutFirstName" label={t("notes.timeOutFirstName")} />
					<TextBox control={control} name="timeOutSecondName" label={t("notes.timeOutSecondName")} />
					<TextBox control={control} name="numberingMethod" label={t("notes.numberingMethod")} />
				</div>
			</section>
			<section className={classes["card"]} aria-labelledby="procedure">
				<h2 id="procedure">{t("notes.procedureSection")}</h2>
				<TextBox
					control={control}
					name="indication"
					label={t("notes.indication")}
					lines={2}
					hint={hint("indication")}
				/>
				<div className={classes["grid"]}>
					<TextBox control={control} name="positionPatient" label={t("notes.position")} />
					<ChoiceBox
						control={control}
						name="sedationProtocolCode"
						label={t("notes.sedation")}
						hint={hint("sedationProtocolCode")}
						choices={(protocols.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
					/>
					<TextBox control={control} name="antibiotic" label={t("notes.antibiotic")} />
				</div>
				<div className={classes["pair"]}>
					<MomentBox control={control} name="startedAt" label={t("notes.startedAt")} />
					<MomentBox control={control} name="endedAt" label={t("notes.endedAt")} />
				</div>
			</section>
			<section className={classes["card"]} aria-labelledby="radiation">
				<h2 id="radiation">{t("notes.radiation")}</h2>
				<div className={classes["grid"]}>
					<NumberBox control={control} name="fluoroscopyMinutes" label={t("notes.fluoroscopy")} decimals={1} />
					<NumberBox control={control} name="airKermaMGy" label={t("notes.airKerma")} decimals={1} />
					<NumberBox control={control} name="kapValue" label={t("notes.kap")} decimals={2} />
					<ChoiceBox control={control} name="kapUnit" label={t("notes.kapUnit")} choices={KAP_UNITS} />
				</div>
			</section>
		</>
	);
}

function OpenPoints({ open }: { open: readonly FieldError[] }) {
	return (
		<section aria-labelledby="open">
			<h2 id="open">{t("notes.open")}</h2>
			{open.length === 0 ? (
				<StatusChip tone="green" variant="plain" label={t("notes.nothingOpen")} />
			) : (
				<ul className={classes["open"]}>
					{open.map(({ pointer, message }) => (
						<li key={`${pointer} ${message}`}>
							<button type="button" onClick={() => focusField(fieldOf(pointer))}>
								{message}
							</button>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function SaveWords({ state }: { state: SaveState }) {
	const zone = useZone();
	if (state.kind === "clean") return null;
	const looks = {
		waiting: { icon: IconCloudUp, tone: "grey", words: t("notes.unsaved") },
		saving: { icon: IconCloudUp, tone: "grey", words: t("notes.saving") },
		saved: {
			icon: IconCloudCheck,
			tone: "green",
			words: state.kind === "saved" ? t("notes.saved", { when: formatTime(instantOf(state.at), zone) }) : "",
		},
		failed: { icon: IconCloudOff, tone: "red", words: state.kind === "failed" ? failure(state.problem) : "" },
	} as const;
	const { icon, tone, words } = looks[state.kind];
	return (
		<span role="status">
			<StatusChip variant="plain" tone={tone} icon={icon} label={words} />
		</span>
	);
}

function failure(problem: Extract<SaveState, { kind: "failed" }>["problem"]): string {
	if (problem.errors.length > 0) return t("notes.notSaved", { count: problem.errors.length });
	return t("notes.failed", { why: problemWords(problem).title });
}

function fieldOf(pointer: string): string {
	return pointer.slice(1).replaceAll("/", ".");
}

function sameLevels(treated: readonly VertebralLevel[], planned: readonly VertebralLevel[]): boolean {
	return treated.length === planned.length && treated.every((level) => planned.includes(level));
}
