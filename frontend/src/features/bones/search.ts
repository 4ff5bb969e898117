import type { BoneGapKind, BoneGapStatus } from "@/api/schema";

// What the address of the page may say. Apart from the page, because the router reads it before it loads it.

export type BonesSearch = { kind: BoneGapKind | undefined; status: BoneGapStatus | undefined; page: number };

export const GAP_STATUSES: readonly BoneGapStatus[] = ["MISSING", "OLD", "UNDER_WAY", "CLOSED", "WAIVED"];

const KINDS: readonly unknown[] = ["DXA", "VITAMIN_D", "TREATMENT", "LIAISON"] satisfies BoneGapKind[];

export function isGapKind(value: unknown): value is BoneGapKind {
	return KINDS.includes(value);
}

export function isGapStatus(value: unknown): value is BoneGapStatus {
	return (GAP_STATUSES as readonly unknown[]).includes(value);
}
