import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight } from "@mantine/spotlight";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { $api } from "@/api/client";
import type { Me, PatientRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { bornMrn, nameOf } from "@/lib/people";
import { mayEnter } from "../access";
import { navigationFor } from "./navigation";
import { markFirst, paletteStore } from "./palette";

const SHORTEST_SEARCH = 2;
const LONGEST_LIST = 8;

/** Ctrl+K from anywhere: a patient by name or MRN, or a page by its name. */
export function CommandPalette({ me }: { me: Me }) {
	const [query, setQuery] = useState("");
	const navigate = useNavigate();
	const words = query.trim();
	const patients = usePatients(words, mayEnter(me, "patients"));
	const commands = navigationFor(me).filter(({ command }) => matches(t(command), words));
	const list = useRef<HTMLDivElement>(null);
	const shown = [...patients.found.map(({ id }) => id), ...commands.map(({ area }) => area)].join();
	useEffect(() => {
		if (words !== "" && shown !== "") markFirst(list.current);
	}, [words, shown]);
	return (
		<Spotlight.Root
			store={paletteStore}
			query={query}
			onQueryChange={setQuery}
			shortcut="mod + K"
			overlayProps={{ blur: 0 }}
			transitionProps={{ duration: 0 }}
			scrollable
			maxHeight={420}
		>
			<Spotlight.Search
				placeholder={t("shell.search")}
				aria-label={t("shell.search")}
				leftSection={<IconSearch aria-hidden size={17} stroke={1.6} />}
			/>
			<Spotlight.ActionsList ref={list}>
				{patients.found.length > 0 && (
					<Spotlight.ActionsGroup label={t("shell.patientsGroup")}>
						{patients.found.map((patient) => (
							<Spotlight.Action
								key={patient.id}
								label={nameOf(patient)}
								description={bornMrn(patient)}
								leftSection={<IconUser aria-hidden size={17} stroke={1.5} />}
								onClick={() => void navigate({ to: "/patients/$patientId", params: { patientId: patient.id } })}
							/>
						))}
					</Spotlight.ActionsGroup>
				)}
				{commands.length > 0 && (
					<Spotlight.ActionsGroup label={t("shell.commandsGroup")}>
						{commands.map(({ area, to, command, icon: Icon }) => (
							<Spotlight.Action
								key={area}
								label={t(command)}
								leftSection={<Icon aria-hidden size={17} stroke={1.5} />}
								onClick={() => void navigate({ to })}
							/>
						))}
					</Spotlight.ActionsGroup>
				)}
				{patients.message !== undefined && <Spotlight.Empty role="status">{patients.message}</Spotlight.Empty>}
				{patients.message === undefined && patients.found.length + commands.length === 0 && (
					<Spotlight.Empty role="status">{t("shell.searchNothing")}</Spotlight.Empty>
				)}
			</Spotlight.ActionsList>
		</Spotlight.Root>
	);
}

function usePatients(words: string, allowed: boolean): { found: readonly PatientRow[]; message?: string } {
	const [q] = useDebouncedValue(words, 200);
	const enabled = allowed && q.length >= SHORTEST_SEARCH;
	const search = $api.useQuery("get", "/api/patients", { params: { query: { q, size: LONGEST_LIST } } }, { enabled });
	if (!allowed || words === "") return { found: [] };
	if (words.length < SHORTEST_SEARCH) return { found: [], message: t("shell.searchKeepTyping") };
	if (search.isError) return { found: [], message: t("shell.searchFailed") };
	if (search.data === undefined || q !== words)
		return { found: search.data?.items ?? [], message: t("shell.searchBusy") };
	return { found: search.data.items };
}

function matches(label: string, words: string): boolean {
	return label.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}
