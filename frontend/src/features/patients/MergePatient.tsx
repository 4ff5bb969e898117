import { Button, Drawer, Radio, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconArrowMerge } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { PatientResponse } from "@/api/schema";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { bornMrn, nameOf } from "@/lib/people";
import { FormError } from "@/ui/FormError";
import classes from "./PatientPage.module.css";
import { LONGEST_SEARCH } from "./search";

const SHOWN = 8;

/** Somebody was registered twice: the other record becomes part of this one. */
export function MergePatient({ loaded }: { loaded: Versioned<PatientResponse> }) {
	const [opened, setOpened] = useState(false);
	const close = () => setOpened(false);
	return (
		<>
			<Button variant="default" leftSection={<IconArrowMerge aria-hidden size={14} />} onClick={() => setOpened(true)}>
				{t("patients.merge")}
			</Button>
			<Drawer
				opened={opened}
				onClose={close}
				title={t("patients.mergeTitle")}
				position="right"
				size={480}
				closeOnClickOutside={false}
			>
				<MergeForm loaded={loaded} onDone={close} />
			</Drawer>
		</>
	);
}

function MergeForm({ loaded, onDone }: { loaded: Versioned<PatientResponse>; onDone: () => void }) {
	const client = useQueryClient();
	const { id, familyName, givenName } = loaded.data;
	const [typed, setTyped] = useState(`${familyName} ${givenName}`.slice(0, LONGEST_SEARCH));
	const [q] = useDebouncedValue(typed.trim(), 300);
	const [other, setOther] = useState<string | null>(null);
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const found = $api.useQuery("get", "/api/patients", { params: { query: { q, size: SHOWN } } }, { enabled: q !== "" });
	const candidates = found.data?.items.filter((each) => each.id !== id && each.mergedInto === undefined) ?? [];
	const merge = $api.useMutation("post", "/api/patients/{id}/merge", {
		onSuccess: async ({ rowCount }) => {
			notifications.show({ message: t("patients.mergeDone", { count: rowCount }) });
			onDone();
			await client.invalidateQueries();
		},
	});
	const submit = () => {
		setTried(true);
		if (other === null || reason.trim() === "") return;
		merge.mutate({
			params: { path: { id }, header: ifMatch(loaded.etag) },
			body: { otherId: other, reason: reason.trim() },
		});
	};
	return (
		<form
			noValidate
			className={classes["mergeForm"]}
			aria-label={t("patients.mergeTitle")}
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			<p className={classes["dim"]}>{t("patients.mergeText")}</p>
			{merge.isError && (
				<FormError errors={{}} onFocus={() => undefined} problem={asProblem(merge.error)} messages={[]} />
			)}
			<TextInput
				label={t("patients.mergeSearch")}
				maxLength={LONGEST_SEARCH}
				autoComplete="off"
				value={typed}
				onChange={(event) => setTyped(event.currentTarget.value)}
			/>
			<Radio.Group
				label={t("patients.mergeOther")}
				required
				value={other}
				onChange={setOther}
				error={tried && other === null ? t("patients.mergeOtherRequired") : undefined}
			>
				{candidates.length === 0 && <p className={classes["dim"]}>{t("patients.mergeNone")}</p>}
				{candidates.map((patient) => (
					<Radio key={patient.id} value={patient.id} mt={6} label={nameOf(patient)} description={bornMrn(patient)} />
				))}
			</Radio.Group>
			<Textarea
				label={t("patients.mergeReason")}
				required
				autosize
				minRows={2}
				maxLength={1000}
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				error={tried && reason.trim() === "" ? t("patients.mergeReasonRequired") : undefined}
			/>
			<div className={classes["mergeFoot"]}>
				<Button variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
				<Button type="submit" loading={merge.isPending}>
					{t("patients.mergeNow")}
				</Button>
			</div>
		</form>
	);
}
