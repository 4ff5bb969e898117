import { Drawer, NumberInput, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LotResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import { ExpiryField } from "./ExpiryField";
import { useRenewSupply } from "./queries";
import classes from "./supply.module.css";

/** What is known before somebody fills in the rest. */
export type Receipt = { productId: string | null; lot: string; expiry: IsoDate | null; units: number };

type Props = { receipt: Receipt | undefined; onClose: () => void; onReceived: (lot: LotResponse) => void };

export function ReceiveDrawer({ receipt, onClose, onReceived }: Props) {
	return (
		<Drawer
			opened={receipt !== undefined}
			onClose={onClose}
			title={t("supply.receiveTitle")}
			position="right"
			size={480}
			closeOnClickOutside={false}
		>
			{receipt !== undefined && <ReceiveForm receipt={receipt} onClose={onClose} onReceived={onReceived} />}
		</Drawer>
	);
}

type Values = { productId: string | null; lot: string; expiry: IsoDate | null; units: number | string };

function ReceiveForm({ receipt, onClose, onReceived }: Props & { receipt: Receipt }) {
	const renew = useRenewSupply();
	const products = $api.useQuery("get", "/api/supply/products");
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<Values>({
		defaultValues: receipt,
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const receive = $api.useMutation("post", "/api/supply/lots", {
		onSuccess: ({ lot }) => {
			notifications.show({ message: t("supply.received", { lot: lot.lot }) });
			onReceived(lot);
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	});
	const submit = ({ productId, lot, expiry, units }: Values) => {
		if (productId === null) return;
		setMessages([]);
		receive.mutate({
			body: { productId, lot: lot.trim(), units: Number(units), ...(expiry !== null && { expiry }) },
		});
	};
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("supply.receiveTitle")}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<FormError
				errors={formState.errors}
				onFocus={setFocus}
				problem={receive.isError ? asProblem(receive.error) : undefined}
				messages={messages}
			/>
			<Controller
				control={control}
				name="productId"
				rules={{ validate: (id) => id !== null || t("supply.requiredProduct") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("supply.product")}
						placeholder={t("supply.chooseProduct")}
						required
						searchable
						data={(products.data ?? [])
							.filter(({ retired }) => !retired)
							.map(({ id, name }) => ({ value: id, label: name }))}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TextInput
				label={t("supply.lot")}
				required
				maxLength={60}
				autoComplete="off"
				error={formState.errors.lot?.message}
				{...register("lot", { validate: (lot) => lot.trim() !== "" || t("supply.requiredLot") })}
			/>
			<div className={classes["pair"]}>
				<ExpiryField control={control} name="expiry" />
				<Controller
					control={control}
					name="units"
					rules={{ validate: (units) => Number(units) >= 1 || t("supply.requiredUnits") }}
					render={({ field, fieldState }) => (
						<NumberInput
							label={t("supply.count")}
							required
							min={1}
							max={10_000}
							allowDecimal={false}
							error={fieldState.error?.message}
							{...field}
						/>
					)}
				/>
			</div>
			<FormFoot submit={t("supply.receive")} busy={receive.isPending} onCancel={onClose} />
		</form>
	);
}
