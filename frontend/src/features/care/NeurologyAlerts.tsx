import { Button, Group, TextInput } from "@mantine/core";
import { IconAlertOctagon } from "@tabler/icons-react";
import { useState } from "react";
import type { RecoveryResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { Refused, refusalOf } from "@/ui/Refused";
import tones from "@/ui/tones.module.css";
import classes from "./care.module.css";
import type { Recovery } from "./queries";

type Props = { data: RecoveryResponse; write: Recovery["acknowledge"]; mayWrite: boolean };

/** Loud until somebody says who was told. */
export function NeurologyAlerts({ data, write, mayWrite }: Props) {
	const zone = useZone();
	return data.neurologyAlerts.map(({ checkId, at, open, toldWhom, decision, byName }) => {
		const check = data.checks.find(({ id }) => id === checkId);
		return (
			<section
				key={checkId}
				className={classNames(classes["neuro"], open ? tones["red"] : tones["grey"])}
				role={open ? "alert" : undefined}
			>
				<p className={classes["neuroTitle"]}>
					<IconAlertOctagon aria-hidden size={22} />
					{t("care.neuroTitle")}, {formatTime(at, zone)}: {check?.neurologyText}
				</p>
				{open ? (
					<>
						<p>{data.newNeurology}</p>
						{mayWrite && <Told checkId={checkId} write={write} />}
					</>
				) : (
					<p>{t("care.acknowledged", { name: toldWhom ?? "", decision: decision ?? "", by: byName ?? "" })}</p>
				)}
			</section>
		);
	});
}

function Told({ checkId, write }: { checkId: string; write: Recovery["acknowledge"] }) {
	const [toldWhom, setToldWhom] = useState("");
	const [decision, setDecision] = useState("");
	const refusal = refusalOf(write.error, ["/toldWhom", "/decision"]);
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				write.mutate({ checkId, body: { toldWhom, decision } });
			}}
		>
			<Refused refusal={refusal} />
			<Group align="end" gap="sm">
				<TextInput
					label={t("care.toldWhom")}
					maxLength={120}
					value={toldWhom}
					onChange={(event) => setToldWhom(event.currentTarget.value)}
					error={refusal.at["/toldWhom"]}
				/>
				<TextInput
					className={classes["wide"] ?? ""}
					label={t("care.decision")}
					maxLength={1000}
					value={decision}
					onChange={(event) => setDecision(event.currentTarget.value)}
					error={refusal.at["/decision"]}
				/>
				<Button type="submit" size="md" color="red.8" loading={write.isPending}>
					{t("care.acknowledge")}
				</Button>
			</Group>
		</form>
	);
}
