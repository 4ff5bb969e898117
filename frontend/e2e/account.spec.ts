import { createHmac } from "node:crypto";
import { expect, test } from "@playwright/test";
import { newNurse, seen, signIn } from "./support/page";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP = 30_000;

function decoded(base32: string): Buffer {
	const bits = [...base32].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What the telephone shows (RFC 6238), `ahead` steps from now. */
function codeOf(secret: string, ahead = 0): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + ahead));
	const hash = createHmac("sha1", decoded(secret)).update(counter).digest();
	const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 0xf) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, "0");
}

test("an authenticator is set up, asked for, and another session is ended", async ({ page, browser }) => {
	const person = await newNurse(page, "Wanda Walker", "walker");

	const other = await browser.newContext();
	const there = await other.newPage();
	await signIn(there, person, "/account");
	await expect(there.getByRole("heading", { name: "My account" })).toBeVisible();

	const context = await browser.newContext();
	const here = await context.newPage();
	await signIn(here, person, "/account");
	await seen(here, "account");
	await here.getByRole("button", { name: "Set up an authenticator" }).click();
	const secret = (await here.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? "";
	await seen(here, "account-set-up");
	await here.getByLabel("Code of six digits").fill(codeOf(secret));
	await here.getByRole("button", { name: "Confirm the code" }).click();
	await expect(here.getByRole("main").getByRole("listitem")).toHaveCount(10);
	await here.getByRole("button", { name: "I have kept them" }).click();
	await expect(here.getByText("Authenticator set up")).toBeVisible();

	// What one knew before no longer opens anything.
	await there.reload();
	await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await there.getByLabel("User name").fill(person.username);
	await there.getByLabel("Password", { exact: true }).fill(person.password);
	await there.getByRole("button", { name: "Sign in" }).click();
	await expect(there.getByRole("heading", { name: "Second step" })).toBeVisible();
	await seen(there, "sign-in-code");
	await there.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1));
	await there.getByRole("button", { name: "Continue" }).click();
	await expect(there.getByRole("navigation", { name: "Main" })).toBeVisible();

	await here.reload();
	await here.getByRole("button", { name: /^Sign out .*127\.0\.0\.1/ }).click();
	await expect(here.getByText("Signed out there.")).toBeVisible();
	await there.reload();
	await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await other.close();
	await context.close();
});
