import type { PlainKey } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";

const MEGABYTE = 1024 * 1024;
const LARGEST = 25 * MEGABYTE;

/** What can be told before anything is sent; everything else the server tells. */
export function complaintAbout(file: File): PlainKey | undefined {
	if (!/\.json(\.gz)?$/i.test(file.name)) return "imports.wrongKind";
	if (file.size === 0) return "imports.empty";
	return file.size > LARGEST ? "imports.tooLarge" : undefined;
}

/** "2.4 MB", "310 kB" */
export function sizeOf(file: File): string {
	return file.size >= MEGABYTE
		? `${formatNumber(file.size / MEGABYTE, 1)} MB`
		: `${formatNumber(Math.max(1, Math.round(file.size / 1024)))} kB`;
}
