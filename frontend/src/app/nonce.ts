/** The nonce of this page, under which the server allows inline styles. */
export function pageNonce(): string {
	return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}

/** The scroll lock below Mantine's dialogs looks for it under this global name only. */
export function shareNonce(nonce: string): void {
	Object.assign(globalThis, { __webpack_nonce__: nonce });
}
