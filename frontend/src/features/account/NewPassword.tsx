import { PasswordInput } from "@mantine/core";
import { t } from "@/i18n/t";

/** As the server has it. */
const SHORTEST = 15;

export const longEnough = (text: string) => [...text].length >= SHORTEST || t("account.tooShort");

type NewPasswordProps = { error: string | undefined; field: object };

export function NewPassword({ error, field }: NewPasswordProps) {
	return (
		<PasswordInput
			label={t("account.newPassword")}
			description={t("account.passwordText")}
			autoComplete="new-password"
			maxLength={200}
			visibilityToggleButtonProps={{ "aria-label": t("signIn.reveal"), tabIndex: 0 }}
			error={error}
			{...field}
		/>
	);
}
