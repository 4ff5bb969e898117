import { Modal } from "@mantine/core";
import { afterEach, expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { pageNonce, shareNonce } from "./nonce";

afterEach(() => {
	document.head.replaceChildren();
	Reflect.deleteProperty(globalThis, "__webpack_nonce__");
});

it("the page's nonce is read from where the server put it", () => {
	expect(pageNonce()).toBe("");
	const meta = document.createElement("meta");
	meta.setAttribute("property", "csp-nonce");
	meta.nonce = "r4nd0m";
	document.head.append(meta);
	expect(pageNonce()).toBe("r4nd0m");
});

it("the scroll lock of dialogs writes its styles under it", () => {
	shareNonce("r4nd0m");
	renderUi(<Modal opened onClose={() => {}} title="Cancel booking" />);
	const styles = [...document.head.querySelectorAll("style")].filter(({ textContent }) =>
		textContent.includes("overflow"),
	);
	expect(styles.map(({ nonce }) => nonce)).toContain("r4nd0m");
});
