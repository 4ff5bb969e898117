import "@/i18n/absences";
import { Checkbox, Group, Select, Stack } from "@mantine/core";
import { type Control, Controller, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type { EquipmentKind, ResourceRequest, ResourceResponse, RoomKind, Technique } from "@/api/schema";
import { t } from "@/i18n/t";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import { DateField } from "@/ui/DateField";
import classes from "./AdminPage.module.css";
import type { ResourceValues } from "./ResourceForm";
import { choicesOf, EQUIPMENT_WORDS, ROOM_WORDS } from "./words";

export type TraitValues = {
	roomKind: RoomKind | null;
	equipmentKind: EquipmentKind | null;
	fixedRoomId: string | null;
	privilegesRecorded: boolean;
	techniques: Technique[];
	credentialExpires: string | null;
};

export function traitValuesOf(resource: ResourceResponse | undefined): TraitValues {
	return {
		roomKind: resource?.roomKind ?? null,
		equipmentKind: resource?.equipmentKind ?? null,
		fixedRoomId: resource?.fixedRoomId ?? null,
		privilegesRecorded: resource?.techniques !== undefined,
		techniques: resource?.techniques ?? [],
		credentialExpires: resource?.credentialExpires ?? null,
	};
}

type Traits = Pick<ResourceRequest, "roomKind" | "equipmentKind" | "fixedRoomId" | "techniques" | "credentialExpires">;

/** Only what the kind has: what was entered before the kind was changed is not sent. */
export function traitsOf(values: ResourceValues): Traits {
	const { kind, roomKind, equipmentKind, fixedRoomId, privilegesRecorded, techniques, credentialExpires } = values;
	const person = kind === "OPERATOR" || kind === "SEDATION_PROVIDER";
	return {
		...(kind === "ROOM" && roomKind !== null && { roomKind }),
		...(kind === "EQUIPMENT" && equipmentKind !== null && { equipmentKind }),
		...(kind === "EQUIPMENT" && fixedRoomId !== null && { fixedRoomId }),
		...(kind === "OPERATOR" && privilegesRecorded && { techniques }),
		...(person && credentialExpires !== null && { credentialExpires }),
	};
}

/** What a room is built for, what a device is, and what a person may do here. */
export function TraitFields({ control }: { control: Control<ResourceValues> }) {
	const kind = useWatch({ control, name: "kind" });
	if (kind === "ROOM") return <RoomKindField control={control} />;
	if (kind === "EQUIPMENT") return <EquipmentFields control={control} />;
	if (kind === null) return null;
	return (
		<>
			{kind === "OPERATOR" && <Privileges control={control} />}
			<Controller
				control={control}
				name="credentialExpires"
				render={({ field, fieldState }) => (
					<DateField
						label={t("absences.credentialExpires")}
						description={t("absences.credentialHint")}
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
		</>
	);
}

function RoomKindField({ control }: { control: Control<ResourceValues> }) {
	return (
		<Controller
			control={control}
			name="roomKind"
			render={({ field, fieldState }) => (
				<Select
					label={t("absences.roomKind")}
					data={choicesOf(ROOM_WORDS)}
					clearable
					error={fieldState.error?.message}
					{...field}
				/>
			)}
		/>
	);
}

function EquipmentFields({ control }: { control: Control<ResourceValues> }) {
	const rooms = $api.useQuery("get", "/api/resources", { params: { query: { kind: "ROOM" } } });
	return (
		<>
			<Controller
				control={control}
				name="equipmentKind"
				render={({ field, fieldState }) => (
					<Select
						label={t("absences.equipmentKind")}
						data={choicesOf(EQUIPMENT_WORDS)}
						clearable
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Controller
				control={control}
				name="fixedRoomId"
				render={({ field, fieldState }) => (
					<Select
						label={t("absences.fixedRoom")}
						description={t("absences.fixedRoomHint")}
						data={(rooms.data ?? [])
							.filter(({ active, id }) => active || id === field.value)
							.map(({ id, name }) => ({ value: id, label: name }))}
						searchable
						clearable
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
		</>
	);
}

function Privileges({ control }: { control: Control<ResourceValues> }) {
	const recorded = useWatch({ control, name: "privilegesRecorded" });
	return (
		<fieldset className={classes["hours"]}>
			<legend>{t("absences.privileges")}</legend>
			<Stack gap="xs">
				<Controller
					control={control}
					name="privilegesRecorded"
					render={({ field: { value, ...field } }) => (
						<Checkbox
							label={t("absences.privilegesRecorded")}
							description={t("absences.privilegesHint")}
							checked={value}
							{...field}
						/>
					)}
				/>
				{recorded && (
					<Controller
						control={control}
						name="techniques"
						render={({ field, fieldState }) => (
							<Checkbox.Group
								aria-label={t("absences.privileges")}
								value={field.value}
								onChange={field.onChange}
								error={fieldState.error?.message}
							>
								<Group gap="md">
									{choicesOf(TECHNIQUE_WORDS).map(({ value, label }) => (
										<Checkbox key={value} value={value} label={label} />
									))}
								</Group>
							</Checkbox.Group>
						)}
					/>
				)}
			</Stack>
		</fieldset>
	);
}
