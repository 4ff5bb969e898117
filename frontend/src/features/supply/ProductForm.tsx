import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { type Control, Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ProductRequest, ProductResponse, SupplyKind } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { useRenewSupply } from "./queries";
import classes from "./supply.module.css";
import { choicesOf, KIND_WORDS } from "./words";

type Typed = number | string;

type Values = {
	kind: SupplyKind | null;
	name: string;
	manufacturer: string;
	referenceNumber: string;
	gtin: string;
	ratedPressurePsi: Typed;
	ratedVolumeMl: Typed;
	unitSizeMl: Typed;
	lowStockAt: Typed;
	retired: boolean;
};

type Props = { product: ProductResponse | undefined; onDone: () => void };

export function ProductForm({ product, onDone }: Props) {
	const renew = useRenewSupply();
	const { register, control, handleSubmit, formState, setError, setFocus, watch } = useForm<Values>({
		defaultValues: valuesOf(product),
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const options = {
		onSuccess: () => {
			notifications.show({ message: t("supply.saved") });
			onDone();
		},
		onError: (error: unknown) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	};
	const add = $api.useMutation("post", "/api/supply/products", options);
	const change = $api.useMutation("put", "/api/supply/products/{id}", options);
	const failed = add.isError ? add.error : change.isError ? change.error : undefined;
	const submit = (values: Values) => {
		const body = requestOf(values);
		if (body === undefined) return;
		setMessages([]);
		if (product === undefined) add.mutate({ body });
		else change.mutate({ params: { path: { id: product.id }, header: ifMatch(`"${product.version}"`) }, body });
	};
	const { errors } = formState;
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={product === undefined ? t("supply.addProduct") : t("supply.editProduct", { name: product.name })}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<FormError
				errors={errors}
				onFocus={setFocus}
				problem={failed === undefined ? undefined : asProblem(failed)}
				messages={messages}
			/>
			<TextInput
				label={t("supply.name")}
				required
				data-autofocus
				maxLength={120}
				autoComplete="off"
				error={errors.name?.message}
				{...register("name", { validate: (name) => name.trim() !== "" || t("supply.requiredName") })}
			/>
			<Controller
				control={control}
				name="kind"
				rules={{ validate: (kind) => kind !== null || t("supply.requiredKind") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("supply.kind")}
						required
						data={choicesOf(KIND_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<div className={classes["pair"]}>
				<TextInput
					label={t("supply.manufacturer")}
					maxLength={120}
					autoComplete="off"
					error={errors.manufacturer?.message}
					{...register("manufacturer")}
				/>
				<TextInput
					label={t("supply.referenceNumber")}
					maxLength={60}
					autoComplete="off"
					error={errors.referenceNumber?.message}
					{...register("referenceNumber")}
				/>
			</div>
			<TextInput
				label={t("supply.gtin")}
				description={t("supply.gtinHint")}
				maxLength={14}
				inputMode="numeric"
				autoComplete="off"
				error={errors.gtin?.message}
				{...register("gtin")}
			/>
			{watch("kind") === "BALLOON" && (
				<div className={classes["pair"]}>
					<Quantity
						control={control}
						name="ratedPressurePsi"
						label={t("supply.ratedPressure")}
						unit={t("supply.psi")}
					/>
					<Quantity control={control} name="ratedVolumeMl" label={t("supply.ratedVolume")} unit={t("supply.ml")} />
					<p className={classes["dim"]}>{t("supply.ratedHint")}</p>
				</div>
			)}
			<div className={classes["pair"]}>
				<Quantity control={control} name="unitSizeMl" label={t("supply.unitSize")} unit={t("supply.ml")} />
				<Quantity control={control} name="lowStockAt" label={t("supply.lowStockAt")} whole />
			</div>
			<Checkbox label={t("supply.retired")} {...register("retired")} />
			<FormFoot submit={t("supply.save")} busy={add.isPending || change.isPending} onCancel={onDone} />
		</form>
	);
}

type QuantityProps = {
	control: Control<Values>;
	name: "ratedPressurePsi" | "ratedVolumeMl" | "unitSizeMl" | "lowStockAt";
	label: string;
	unit?: string;
	whole?: boolean;
};

function Quantity({ control, name, label, unit, whole = false }: QuantityProps) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState }) => (
				<NumberInput
					label={label}
					min={0}
					decimalScale={whole ? 0 : 1}
					hideControls
					{...(unit !== undefined && { rightSection: <span className={classes["dim"]}>{unit}</span> })}
					error={fieldState.error?.message}
					{...field}
				/>
			)}
		/>
	);
}

function valuesOf(product: ProductResponse | undefined): Values {
	return {
		kind: product?.kind ?? null,
		name: product?.name ?? "",
		manufacturer: product?.manufacturer ?? "",
		referenceNumber: product?.referenceNumber ?? "",
		gtin: product?.gtin ?? "",
		ratedPressurePsi: product?.ratedPressurePsi ?? "",
		ratedVolumeMl: product?.ratedVolumeMl ?? "",
		unitSizeMl: product?.unitSizeMl ?? "",
		lowStockAt: product?.lowStockAt ?? "",
		retired: product?.retired ?? false,
	};
}

/** What is empty is left out: "not recorded" is not zero. */
function requestOf(values: Values): ProductRequest | undefined {
	const { kind, name, manufacturer, referenceNumber, gtin, retired } = values;
	if (kind === null) return undefined;
	const request: ProductRequest = { kind, name: name.trim(), retired };
	if (manufacturer.trim() !== "") request.manufacturer = manufacturer.trim();
	if (referenceNumber.trim() !== "") request.referenceNumber = referenceNumber.trim();
	if (gtin.trim() !== "") request.gtin = gtin.trim();
	if (kind === "BALLOON" && values.ratedPressurePsi !== "") request.ratedPressurePsi = Number(values.ratedPressurePsi);
	if (kind === "BALLOON" && values.ratedVolumeMl !== "") request.ratedVolumeMl = Number(values.ratedVolumeMl);
	if (values.unitSizeMl !== "") request.unitSizeMl = Number(values.unitSizeMl);
	if (values.lowStockAt !== "") request.lowStockAt = Number(values.lowStockAt);
	return request;
}
