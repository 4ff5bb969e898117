import { Button, TextInput } from "@mantine/core";
import { IconBarcode, IconCircleCheckFilled, IconPackageImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LotResponse, ScanResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./supply.module.css";
import { FACT_LOOKS } from "./words";

type Props = {
	mayManage: boolean;
	onReceive: (scan: ScanResponse) => void;
	onOpen: (lot: LotResponse) => void;
};

/** A scanner types what it reads and ends with Enter; the separator (GS) arrives as a character of its own. */
export function ScanPanel({ mayManage, onReceive, onOpen }: Props) {
	const field = useRef<HTMLInputElement>(null);
	const [text, setText] = useState("");
	const scan = $api.useMutation("post", "/api/supply/scan", {
		onSettled: () => {
			field.current?.focus();
			field.current?.select();
		},
	});
	const problem = scan.isError ? asProblem(scan.error) : undefined;
	const clear = () => {
		setText("");
		scan.reset();
		field.current?.focus();
	};
	return (
		<section className={classes["scan"]} aria-label={t("supply.scan")}>
			<form
				noValidate
				className={classes["scanField"]}
				onSubmit={(event) => {
					event.preventDefault();
					if (text.trim() !== "") scan.mutate({ body: { text } });
				}}
			>
				<TextInput
					ref={field}
					label={t("supply.scan")}
					description={t("supply.scanHint")}
					leftSection={<IconBarcode aria-hidden size={16} />}
					maxLength={300}
					autoComplete="off"
					spellCheck={false}
					autoFocus
					value={text}
					error={problem === undefined ? undefined : (problem.errors[0]?.message ?? problem.message)}
					onChange={(event) => setText(event.currentTarget.value)}
					onKeyDown={(event) => {
						// Browsers drop the separator of a keyboard scanner: it comes as Ctrl+] instead.
						if (event.ctrlKey && event.key === "]") {
							event.preventDefault();
							setText(`${text}\u001d`);
						}
					}}
				/>
				<Button type="submit" variant="default" loading={scan.isPending}>
					{t("supply.scanDo")}
				</Button>
			</form>
			<div role="status">
				{scan.data !== undefined && (
					<Read scan={scan.data} mayManage={mayManage} onReceive={onReceive} onOpen={onOpen} onClear={clear} />
				)}
			</div>
		</section>
	);
}

function Read({ scan, mayManage, onReceive, onOpen, onClear }: Props & { scan: ScanResponse; onClear: () => void }) {
	const { product, known, lot, expiry, gtin, serial, madeOn, units, facts, usable } = scan;
	return (
		<div className={classes["read"]}>
			<h2 className={classes["readTitle"]}>
				{product?.name ?? t("supply.scanned")}
				<StatusChip
					tone={usable ? "green" : "red"}
					{...(usable && { icon: IconCircleCheckFilled })}
					label={usable ? t("supply.usable") : t("supply.notUsable")}
				/>
			</h2>
			{facts.length > 0 && (
				<ul className={classes["facts"]}>
					{facts.map((fact) => (
						<li key={fact}>
							<StatusChip tone={FACT_LOOKS[fact].tone} label={t(FACT_LOOKS[fact].label)} />
						</li>
					))}
				</ul>
			)}
			<dl className={classes["pairs"]}>
				<Pair label={t("supply.lot")} value={lot} />
				<Pair label={t("supply.expiry")} value={expiry === undefined ? undefined : formatDate(expiry)} />
				<Pair label={t("supply.gtin")} value={gtin} />
				<Pair label={t("supply.serial")} value={serial} />
				<Pair label={t("supply.madeOn")} value={madeOn === undefined ? undefined : formatDate(madeOn)} />
				<Pair label={t("supply.inPackage")} value={units === undefined ? undefined : String(units)} />
				<Pair label={t("supply.onHand")} value={known === undefined ? undefined : String(known.onHand)} />
			</dl>
			<div className={classes["buttons"]}>
				{mayManage && product !== undefined && lot !== undefined && (
					<Button
						variant={known === undefined ? "filled" : "default"}
						leftSection={<IconPackageImport aria-hidden size={14} />}
						onClick={() => onReceive(scan)}
					>
						{t("supply.receiveThis")}
					</Button>
				)}
				{known !== undefined && (
					<Button variant="default" onClick={() => onOpen(known)}>
						{t("supply.openThis")}
					</Button>
				)}
				<Button variant="subtle" onClick={onClear}>
					{t("supply.clearScan")}
				</Button>
			</div>
		</div>
	);
}

function Pair({ label, value }: { label: string; value: string | undefined }) {
	if (value === undefined) return null;
	return (
		<div>
			<dt>{label}</dt>
			<dd>{value}</dd>
		</div>
	);
}
