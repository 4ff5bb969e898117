import { notifications } from "@mantine/notifications";
import { useForm, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type { PreCheckKind, PreCheckRequest, RedFlag } from "@/api/schema";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
import type { IsoInstant } from "@/lib/time";
import { FlagsField } from "./FlagsField";
import { EntryForm, useRefusal } from "./FormDrawer";
import {
	LongTextField,
	MomentField,
	NumberField,
	present,
	SelectField,
	type Ternary,
	TernaryField,
	TextField,
	truthOf,
	wordsOf,
} from "./fields";
import { useRenewEpisodes } from "./queries";

type Values = {
	kind: PreCheckKind;
	painAtRest: Typed;
	painOnMovement: Typed;
	redFlags: { asked: boolean; flags: RedFlag[] };
	escort: Ternary;
	escortName: string;
	dosesAsInstructed: Ternary;
	doseNote: string;
	lastFoodAt: IsoInstant | null;
	lastClearFluidAt: IsoInstant | null;
	remark: string;
};

/** The script of the call two days ahead and of the door: what is left empty was not asked. */
export function PreCheckForm({ episodeId, onDone }: { episodeId: string; onDone: () => void }) {
	const renew = useRenewEpisodes();
	const form = useForm<Values>({
		defaultValues: {
			kind: "CALL",
			painAtRest: "",
			painOnMovement: "",
			redFlags: { asked: false, flags: [] },
			escort: "unknown",
			escortName: "",
			dosesAsInstructed: "unknown",
			doseNote: "",
			lastFoodAt: null,
			lastClearFluidAt: null,
			remark: "",
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const [kind, escort, doses] = useWatch({ control: form.control, name: ["kind", "escort", "dosesAsInstructed"] });
	const record = $api.useMutation("post", "/api/episodes/{id}/pre-checks", {
		onSuccess: async ({ physicianReview }) => {
			notifications.show(
				physicianReview.length === 0
					? { message: t("episodes.askSaved") }
					: {
							color: "orange",
							autoClose: false,
							message: t("episodes.askReview", { reasons: physicianReview.join(" ") }),
						},
			);
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = (values: Values) => {
		clear();
		for (const name of ["painAtRest", "painOnMovement"] as const) {
			const pain = numberOf(values[name]);
			if (pain !== undefined && (pain < 0 || pain > 10)) {
				form.setError(name, { message: t("episodes.painRange") }, { shouldFocus: true });
				return;
			}
		}
		const { kind: when, ...answers } = bodyOf(values);
		if (Object.keys(answers).every((name) => name === "remark")) {
			form.setError("painOnMovement", { message: t("episodes.askNothing") }, { shouldFocus: true });
			return;
		}
		record.mutate({ params: { path: { id: episodeId } }, body: { kind: when, ...answers } });
	};
	return (
		<EntryForm
			label={t("episodes.askAgain")}
			form={form}
			refusal={refusal}
			submit={t("episodes.askSave")}
			busy={record.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<SelectField<Values>
				name="kind"
				label={t("episodes.askKind")}
				required={t("episodes.askKind")}
				data={[
					{ value: "CALL", label: t("episodes.askCall") },
					{ value: "ARRIVAL", label: t("episodes.askArrival") },
				]}
			/>
			<NumberField<Values> name="painAtRest" label={t("episodes.askPainRest")} unit="/10" />
			<NumberField<Values> name="painOnMovement" label={t("episodes.askPainMovement")} unit="/10" />
			<FlagsField<Values> name="redFlags" />
			<TernaryField<Values> name="escort" label={t("episodes.askEscort")} />
			{escort === "yes" && <TextField<Values> name="escortName" label={t("episodes.askEscortName")} maxLength={120} />}
			<TernaryField<Values> name="dosesAsInstructed" label={t("episodes.askDoses")} />
			{doses === "no" && <LongTextField<Values> name="doseNote" label={t("episodes.askDoseNote")} maxLength={500} />}
			{kind === "ARRIVAL" && (
				<>
					<MomentField<Values> name="lastFoodAt" label={t("episodes.askFood")} past />
					<MomentField<Values> name="lastClearFluidAt" label={t("episodes.askFluid")} past />
				</>
			)}
			<LongTextField<Values> name="remark" label={t("episodes.askRemark")} maxLength={500} />
		</EntryForm>
	);
}

function bodyOf(values: Values): PreCheckRequest {
	const escort = truthOf(values.escort);
	const doses = truthOf(values.dosesAsInstructed);
	const atDoor = values.kind === "ARRIVAL";
	return present<PreCheckRequest>({
		kind: values.kind,
		painAtRest: numberOf(values.painAtRest),
		painOnMovement: numberOf(values.painOnMovement),
		redFlags: values.redFlags.asked || values.redFlags.flags.length > 0 ? values.redFlags.flags : undefined,
		escort,
		escortName: escort === true ? wordsOf(values.escortName) : undefined,
		dosesAsInstructed: doses,
		doseNote: doses === false ? wordsOf(values.doseNote) : undefined,
		lastFoodAt: (atDoor ? values.lastFoodAt : null) ?? undefined,
		lastClearFluidAt: (atDoor ? values.lastClearFluidAt : null) ?? undefined,
		remark: wordsOf(values.remark),
	});
}
