import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from "@tabler/icons-react";
import { type PlainKey, t } from "@/i18n/t";

const SCHEMES: Record<MantineColorScheme, { label: PlainKey; icon: TablerIcon }> = {
	light: { label: "shell.schemeLight", icon: IconSun },
	dark: { label: "shell.schemeDark", icon: IconMoon },
	auto: { label: "shell.schemeAuto", icon: IconDeviceDesktop },
};

export function SchemeMenu() {
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	const { label, icon: Current } = SCHEMES[colorScheme];
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" aria-label={t("shell.scheme", { scheme: t(label) })}>
					<Current aria-hidden size={17} stroke={1.7} color="var(--text)" />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown aria-label={t("shell.schemeGroup")}>
				{(["light", "dark", "auto"] as const).map((scheme) => {
					const { label: name, icon: Icon } = SCHEMES[scheme];
					return (
						<Menu.Item
							key={scheme}
							role="menuitemradio"
							aria-checked={scheme === colorScheme}
							leftSection={<Icon aria-hidden size={15} />}
							rightSection={scheme === colorScheme ? <IconCheck aria-hidden size={14} /> : null}
							onClick={() => setColorScheme(scheme)}
						>
							{t(name)}
						</Menu.Item>
					);
				})}
			</Menu.Dropdown>
		</Menu>
	);
}
