import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconBarcode, IconPackage, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LotResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { formatDate } from "@/lib/time";
import { problemWords } from "@/ui/problemWords";
import { At } from "./fields";
import classes from "./NoteEditor.module.css";
import { NoteField } from "./NoteField";
import type { LevelValues, NoteValues } from "./noteValues";

/** What a scanner types: GS1 element strings start with a symbology identifier, a bracket or the application identifier 01. */
const SCANNED = /^(\]|\(\d{2}\)|01\d{14})/;

type Kind = "CEMENT" | "BALLOON";
type Props = { index: number; kind: Kind };

/** The lot of a level: scanned, picked from the stock, or typed and confirmed. */
export function LotField({ index, kind }: Props) {
	const at = `levels.${index}` as const;
	const { control, getValues, setValue, clearErrors } = useFormContext<NoteValues>();
	const level = useWatch({ control, name: at });
	const id = kind === "CEMENT" ? level.cementLotId : level.balloonLotId;
	const choose = (next: Partial<LevelValues>) => {
		clearErrors(at);
		setValue(at, { ...getValues(at), ...next });
	};
	if (id !== null) {
		return (
			<At name={kind === "CEMENT" ? `${at}.cementLot` : `${at}.balloonModel`} label={t("notes.cementLot")} span="all">
				<span className={classes["lot"]}>
					<IconPackage aria-hidden size={15} />
					<span>
						{kind === "CEMENT"
							? t("notes.lotChosen", { product: level.cementProduct, lot: level.cementLot })
							: level.balloonModel}
						{kind === "CEMENT" && level.cementExpiry !== null && ` · ${formatDate(level.cementExpiry)}`}
					</span>
					{kind === "BALLOON" && <Rating lotId={id} />}
					<Button
						size="compact-xs"
						variant="default"
						leftSection={<IconX aria-hidden size={12} />}
						onClick={() => choose(kind === "CEMENT" ? { cementLotId: null } : { balloonLotId: null })}
					>
						{t("notes.lotRemove")}
					</Button>
				</span>
				<LotError index={index} kind={kind} />
			</At>
		);
	}
	return (
		<>
			<LotSearch
				kind={kind}
				onChosen={(lot) =>
					choose(
						kind === "CEMENT"
							? {
									cementLotId: lot.id,
									cementProduct: lot.productName,
									cementLot: lot.lot,
									cementExpiry: lot.expiry ?? getValues(`${at}.cementExpiry`),
									lotNotInCatalogue: false,
								}
							: { balloonLotId: lot.id, balloonModel: lot.productName },
					)
				}
			/>
			{kind === "BALLOON" ? (
				<NoteField span="two" name={`${at}.balloonModel`} />
			) : (
				<>
					<NoteField span="two" name={`${at}.cementProduct`} />
					<NoteField name={`${at}.cementLot`} />
					<NoteField name={`${at}.cementExpiry`} />
					{level.cementLot.trim() !== "" && (
						<At name={`${at}.lotNotInCatalogue`} label={t("notes.lotNotInCatalogue")} span="all">
							<Checkbox
								label={t("notes.lotNotInCatalogue")}
								checked={level.lotNotInCatalogue}
								onChange={(event) => choose({ lotNotInCatalogue: event.currentTarget.checked })}
							/>
						</At>
					)}
				</>
			)}
		</>
	);
}

function LotError({ index, kind }: Props) {
	const { formState } = useFormContext<NoteValues>();
	const errors = formState.errors.levels?.[index];
	const message = (kind === "CEMENT" ? errors?.cementLot : errors?.balloonModel)?.message;
	return message === undefined ? null : (
		<p className={classes["fieldError"]} role="alert">
			{message}
		</p>
	);
}

function LotSearch({ kind, onChosen }: { kind: Kind; onChosen: (lot: LotResponse) => void }) {
	const list = useId();
	const [text, setText] = useState("");
	const [refused, setRefused] = useState<string>();
	const wanted = text.trim();
	const scanned = SCANNED.test(wanted);
	const found = useQuery({
		...$api.queryOptions("get", "/api/supply/lots", { params: { query: { q: wanted, size: 20 } } }),
		enabled: wanted.length > 1 && !scanned,
		staleTime: 30_000,
	});
	const lots = (scanned || wanted.length < 2 ? [] : (found.data?.items ?? []))
		.filter((lot) => lot.kind === kind)
		.slice(0, 6);
	const choose = (lot: LotResponse) => {
		const why = unusable(lot, kind);
		setRefused(why === undefined ? undefined : t("notes.lotUnusable", { lot: lot.lot, why }));
		if (why !== undefined) return;
		setText("");
		onChosen(lot);
	};
	const scan = async () => {
		try {
			const { data } = await api.POST("/api/supply/scan", { body: { text: wanted } });
			if (data?.known === undefined) setRefused(t("notes.lotNothing"));
			else choose(data.known);
		} catch (error) {
			setRefused(problemWords(asProblem(error)).title);
		}
	};
	return (
		<div className={classes["all"]}>
			<TextInput
				label={t(kind === "CEMENT" ? "notes.lotScan" : "notes.balloonScan")}
				placeholder={t("notes.lotScanHint")}
				leftSection={<IconBarcode aria-hidden size={15} />}
				autoComplete="off"
				maxLength={300}
				value={text}
				error={refused}
				aria-controls={list}
				onChange={(event) => {
					setText(event.currentTarget.value);
					setRefused(undefined);
				}}
				onKeyDown={(event) => {
					if (event.key !== "Enter" || wanted === "") return;
					event.preventDefault();
					const only = lots.length === 1 ? lots[0] : undefined;
					if (only !== undefined) choose(only);
					else void scan();
				}}
			/>
			<div id={list} className={classes["lots"]}>
				{lots.map((lot) => (
					<Button key={lot.id} size="compact-xs" variant="default" onClick={() => choose(lot)}>
						{t("notes.lotChosen", { product: lot.productName, lot: lot.lot })}
						{" · "}
						{unusable(lot, kind) ?? t("notes.lotOnHand", { count: lot.onHand })}
					</Button>
				))}
			</div>
		</div>
	);
}

function unusable(lot: LotResponse, kind: Kind): string | undefined {
	if (lot.kind !== kind) return lot.productName;
	if (lot.state === "QUARANTINED") return t("notes.lotQuarantined");
	if (lot.state === "RECALLED") return t("notes.lotRecalled");
	return lot.freshness === "EXPIRED" ? t("notes.lotExpired") : undefined;
}

/** What the maker allows this very model. */
function Rating({ lotId }: { lotId: string }) {
	const lot = useQuery($api.queryOptions("get", "/api/supply/lots/{id}", { params: { path: { id: lotId } } }));
	const products = useQuery({ ...$api.queryOptions("get", "/api/supply/products", {}), staleTime: 5 * 60_000 });
	const product = products.data?.find(({ id }) => id === lot.data?.lot.productId);
	const rated = [
		product?.ratedPressurePsi === undefined ? undefined : formatQuantity(product.ratedPressurePsi, "psi"),
		product?.ratedVolumeMl === undefined ? undefined : formatQuantity(product.ratedVolumeMl, "mL", 1),
	].filter((part) => part !== undefined);
	if (rated.length === 0) return null;
	return <span className={classes["dim"]}>{t("notes.lotRated", { rated: rated.join(" · ") })}</span>;
}
