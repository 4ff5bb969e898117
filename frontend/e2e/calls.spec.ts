import { expect, type Page, test } from "@playwright/test";
import { complaintsOf, seen, signIn } from "./support/page";

test("a new fracture is caught from a phone call and answered by the radiologist", async ({ browser }) => {
	test.setTimeout(300_000);
	const nurse = await (await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" })).newPage();
	const radiologist = await (await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" })).newPage();
	await signIn(nurse, "NURSE");
	await signIn(radiologist, "RADIOLOGIST");
	const complaints = [complaintsOf(nurse), complaintsOf(radiologist)];
	const [first, second, family] = await callable(nurse);

	await test.step("the queue says why who stands where", async () => {
		await nurse.goto("/calls");
		await nurse.getByRole("button", { name: /^Why / }).first().focus();
		await expect(nurse.getByRole("tooltip").getByText(/of the window has passed/)).toBeVisible();
		await nurse.keyboard.press("Escape");
		await seen(nurse, "calls-queue");
	});
	await test.step("the first call: pain is down to 2", async () => {
		await nurse.goto(`/calls/${first}`);
		await nurse.getByRole("button", { name: "Take this call" }).click();
		await expect(nurse.getByText(/You are ringing until/)).toBeVisible();
		await seen(nurse, "calls-sheet");
		await reach(nurse, 2);
		await expect(nurse.getByText("Suspected new fracture")).toHaveCount(0);
	});
	await test.step("the next call: pain is up to 6, after a fall", async () => {
		await nurse.goto(`/calls/${second}`);
		await nurse
			.getByRole("radiogroup", { name: "Any fall since the procedure?" })
			.getByText("Yes", { exact: true })
			.click();
		await nurse.getByLabel("How many falls?").fill("1");
		await reach(nurse, 6);
		await expect(nurse.getByText(/rose from 2 to 6/).first()).toBeVisible();
		await seen(nurse, "calls-suspected");
	});
	await test.step("the radiologist sees it, answers, and closes it", async () => {
		await radiologist.goto("/calls/escalations");
		await expect(radiologist.getByRole("link", { name: /wait(s)? for an answer/ })).toBeVisible();
		const card = radiologist
			.getByRole("region", { name: "Escalations" })
			.getByRole("listitem")
			.filter({ hasText: family })
			.first();
		await expect(card).toContainText("Suspected new fracture");
		await seen(radiologist, "calls-escalations");
		await card.getByRole("button", { name: "I answer" }).click();
		await expect(card.getByText(/answers since/)).toBeVisible();
		await card.getByRole("button", { name: "Close" }).click();
		await card.getByLabel("What came of it").selectOption({ label: "Imaging ordered" });
		await card.getByRole("button", { name: "Close" }).click();
		await expect(card).toHaveCount(0);
	});
	await test.step("the imaging stays open until somebody says what was found", async () => {
		const task = radiologist
			.getByRole("region", { name: "Imaging for suspected new fractures" })
			.getByRole("listitem")
			.filter({ hasText: family })
			.first();
		await expect(task).toContainText("rose from 2 to 6");
		await task.getByRole("button", { name: "New fracture", exact: true }).click();
		await expect(task.getByText("Write a reason.")).toBeVisible();
		await task.getByLabel("What was found, or why none is needed").fill("MRI: fresh fracture of the level above");
		await task.getByRole("button", { name: "New fracture", exact: true }).click();
		await expect(task).toHaveCount(0);
	});
	await test.step("the shift hands over", async () => {
		await nurse.goto("/calls/handoff");
		await nurse.getByLabel("Handed over to").fill("Night shift");
		await nurse.getByRole("button", { name: "Hand over", exact: true }).click();
		await expect(nurse.getByText(/to Night shift/).first()).toBeVisible();
		await seen(nurse, "calls-handoff");
	});
	expect(complaints.flat()).toEqual([]);
});

/** Two contacts of somebody nobody has called yet, and the family name. */
async function callable(page: Page): Promise<[string, string, string]> {
	return page.evaluate(async () => {
		type Row = { episodeId: string; lastPain?: number; procedureAt: string; patient: { familyName: string } };
		type Line = { id: string; status: string };
		const { page: rows }: { page: { items: Row[] } } = await (await fetch("/api/follow-up/queue?size=100")).json();
		for (const { episodeId, lastPain, patient } of rows.items) {
			if (lastPain !== undefined) continue;
			const lines: Line[] = await (await fetch(`/api/episodes/${episodeId}/follow-up`)).json();
			const open = lines.filter(({ status }) => status !== "DONE" && status !== "CANCELLED");
			const [one, other] = open;
			if (one !== undefined && other !== undefined) return [one.id, other.id, patient.familyName];
		}
		throw new Error("Nobody waits for a call");
	});
}

async function reach(page: Page, pain: number) {
	await page.getByRole("radiogroup", { name: "On movement" }).getByText(String(pain), { exact: true }).click();
	await page.getByRole("button", { name: "Reached", exact: true }).click();
	await expect(page.getByText(/^Recorded: Reached/)).toBeVisible();
}
