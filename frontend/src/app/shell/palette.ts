import { createSpotlight } from "@mantine/spotlight";

export const [paletteStore, palette] = createSpotlight();

/** Mantine does this when a letter is typed; patients arrive after that, and Enter must open what is marked. */
export function markFirst(list: HTMLElement | null) {
	list?.querySelector("[data-selected]")?.removeAttribute("data-selected");
	list?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
	paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}
