import {
	type ActionIconProps,
	type CSSVariablesResolver,
	createTheme,
	type DrawerProps,
	type MenuProps,
	type ModalProps,
	type NotificationProps,
	type SelectProps,
	type TooltipProps,
} from "@mantine/core";
import { t } from "@/i18n/t";

const close = { "aria-label": t("common.close") };
const clear = { "aria-label": t("common.clear") };
const dense = { defaultProps: { size: "xs" } };

export const theme = createTheme({
	primaryColor: "clin",
	primaryShade: { light: 7, dark: 7 },
	autoContrast: true,
	respectReducedMotion: true,
	defaultRadius: "sm",
	cursorType: "pointer",
	fontFamily: '"Inter Variable", system-ui, sans-serif',
	headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: "650" },
	fontSizes: { xs: "11.5px", sm: "12.5px", md: "13.5px", lg: "15px", xl: "18px" },
	spacing: { xs: "6px", sm: "10px", md: "14px", lg: "18px", xl: "26px" },
	colors: {
		clin: [
			"#edf4fc",
			"#d9e6f6",
			"#b1cbeb",
			"#86afe0",
			"#6297d7",
			"#4a88d2",
			"#3c80d0",
			"#2d6eb8",
			"#2361a6",
			"#0f5494",
		],
		dark: [
			"#e4e9ee",
			"#b6c1cb",
			"#97a4b1",
			"#6b7885",
			"#33404c",
			"#28323c",
			"#1b232b",
			"#141a21",
			"#0f151b",
			"#0a0f14",
		],
	},
	// By name: `Select.extend` would bring every one of these components into the first page.
	components: {
		// At `xs` Mantine draws errors and descriptions with 9.5 px, too small to be read.
		InputWrapper: {
			styles: { error: { fontSize: "11.5px" }, description: { fontSize: "11.5px" }, label: { fontWeight: 550 } },
		},
		TextInput: dense,
		PasswordInput: dense,
		NumberInput: dense,
		Textarea: dense,
		Select: { defaultProps: { size: "xs", clearButtonProps: clear } satisfies Partial<SelectProps> },
		MultiSelect: { defaultProps: { size: "xs", clearButtonProps: clear } satisfies Partial<SelectProps> },
		Checkbox: dense,
		Button: dense,
		ActionIcon: { defaultProps: { variant: "subtle", size: 28 } satisfies Partial<ActionIconProps> },
		// Mantine leaves its crosses without a name.
		Modal: {
			defaultProps: { closeButtonProps: close } satisfies Partial<ModalProps>,
			styles: { title: { fontWeight: 650 } },
		},
		Drawer: { defaultProps: { closeButtonProps: close } satisfies Partial<DrawerProps> },
		Notification: { defaultProps: { closeButtonProps: close } satisfies Partial<NotificationProps> },
		Menu: { defaultProps: { shadow: "md" } satisfies Partial<MenuProps> },
		Tooltip: {
			defaultProps: {
				openDelay: 300,
				withArrow: true,
				events: { hover: true, focus: true, touch: false },
			} satisfies Partial<TooltipProps>,
		},
	},
});

/** Mantine's own error and dimmed colours miss 4.5:1 on our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
	variables: {},
	light: {
		"--mantine-color-error": "#b42318",
		"--mantine-color-dimmed": "#566270",
		"--mantine-color-body": "#ffffff",
		"--mantine-color-text": "#18222c",
		"--mantine-color-placeholder": "#66717d",
		"--mantine-color-default-border": "#c3cad1",
	},
	dark: {
		"--mantine-color-error": "#ff9d8f",
		"--mantine-color-dimmed": "#97a4b1",
		"--mantine-color-body": "#141a21",
		"--mantine-color-text": "#e4e9ee",
		"--mantine-color-placeholder": "#8a97a4",
		"--mantine-color-default-border": "#3a4753",
	},
});
