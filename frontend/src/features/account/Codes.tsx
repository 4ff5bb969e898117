import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import classes from "./Account.module.css";

/** Shown once; leaving is an act of its own, so that nobody clicks them away. */
export function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
	return (
		<div className={classes["stack"]} role="status">
			<h2 className={classes["heading"]}>{t("account.codesTitle")}</h2>
			<p>{t("account.codesText")}</p>
			<ul className={classes["codes"]}>
				{codes.map((code) => (
					<li key={code}>{code}</li>
				))}
			</ul>
			<div className={classes["actions"]}>
				<CopyButton value={codes.join("\n")}>
					{({ copied, copy }) => (
						<Button
							variant="default"
							leftSection={copied ? <IconCheck aria-hidden size={14} /> : <IconCopy aria-hidden size={14} />}
							onClick={copy}
						>
							{copied ? t("account.codesCopied") : t("account.codesCopy")}
						</Button>
					)}
				</CopyButton>
				<Button onClick={onDone}>{t("account.codesKept")}</Button>
			</div>
		</div>
	);
}
