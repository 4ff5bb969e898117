// What the address of the page may say. Apart from the page, because the router reads it before it loads it.

export const SUPPLY_VIEWS = ["shelf", "attention", "catalogue"] as const;
export type SupplyView = (typeof SUPPLY_VIEWS)[number];

/** `lot` is the one that is open beside the list. */
export type SupplySearch = { view: SupplyView; q: string; everything: boolean; page: number; lot: string | undefined };
