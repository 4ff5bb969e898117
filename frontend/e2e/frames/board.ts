import { expect, type Page, test } from "@playwright/test";
import { MOCK_DATE, type MockSize, mockBoardApi } from "../support/boardMock";

const SIZES: readonly { name: string; size: MockSize }[] = [
	// What the machine itself does not manage shows here.
	{ name: "12 columns, 12 tiles", size: { columns: 12, perColumn: 1 } },
	{ name: "12 columns, 300 tiles", size: { columns: 12, perColumn: 25 } },
	{ name: "12 columns, 1,008 tiles", size: { columns: 12, perColumn: 84 } },
];

/** A frame that takes longer than two of 60 Hz is one that somebody sees. */
const LONG = 34;

type Frames = { median: number; p95: number; longest: number; long: number; count: number };

function summary(times: readonly number[]): Frames {
	const sorted = times.toSorted((one, other) => one - other);
	const quantile = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
	return {
		median: quantile(0.5),
		p95: quantile(0.95),
		longest: quantile(1),
		long: times.filter((time) => time > LONG).length,
		count: times.length,
	};
}

/** Times from frame to frame while `act` goes on. */
async function during(page: Page, act: () => Promise<void>): Promise<Frames> {
	await page.evaluate(() => {
		const frames: number[] = [];
		let last = performance.now();
		const next = (now: number) => {
			frames.push(now - last);
			last = now;
			if ("measured" in window) requestAnimationFrame(next);
		};
		Object.assign(window, { measured: frames });
		requestAnimationFrame(next);
	});
	await act();
	const times = await page.evaluate(() => {
		const { measured } = window as unknown as { measured: number[] };
		delete (window as unknown as { measured?: number[] }).measured;
		return measured;
	});
	return summary(times.slice(1));
}

/** For whoever runs it: figures, not a verdict, for they are the machine's as well. */
function print(name: string, what: string, { median, p95, longest, long, count }: Frames) {
	const ms = (value: number) => `${value.toFixed(1)} ms`;
	process.stdout.write(
		`${name}: ${what}: median ${ms(median)}, p95 ${ms(p95)}, longest ${ms(longest)}, ${long} of ${count} over ${LONG} ms\n`,
	);
}

for (const { name, size } of SIZES)
	test(name, async ({ page }) => {
		await mockBoardApi(page, size);
		const began = performance.now();
		await page.goto(`/board?date=${MOCK_DATE}`);
		const grid = page.getByRole("group", { name: /^Schedule/ });
		await expect(grid.locator("[data-item]").first()).toBeVisible();
		process.stdout.write(`${name}: first tiles after ${(performance.now() - began).toFixed(0)} ms\n`);
		expect(await grid.locator("[data-item]").count()).toBe(size.columns * size.perColumn);

		print(
			name,
			"scrolling",
			await during(page, () =>
				grid.evaluate(
					(scroller) =>
						new Promise<void>((done) => {
							let frame = 0;
							const step = () => {
								scroller.scrollTop = 400 - 400 * Math.cos(frame / 15);
								frame += 1;
								if (frame < 180) requestAnimationFrame(step);
								else done();
							};
							step();
						}),
				),
			),
		);

		const tile = page
			.locator('[data-column="room-1"] [data-item].\\DayGrid_movable, [data-column="room-1"] [data-item]')
			.nth(2);
		await tile.scrollIntoViewIfNeeded();
		const box = await tile.boundingBox();
		if (box === null) throw new Error("The tile is not on the screen");
		print(
			name,
			"dragging",
			await during(page, async () => {
				await page.mouse.move(box.x + box.width / 2, box.y + 8);
				await page.mouse.down();
				for (let step = 0; step < 90; step++) await page.mouse.move(box.x + step * 5, box.y + 8 + (step % 30) * 8);
				await page.keyboard.press("Escape");
				await page.mouse.up();
			}),
		);

		await grid.locator("[data-item]").first().focus();
		print(
			name,
			"walking by keys",
			await during(page, async () => {
				for (let step = 0; step < 40; step++) await page.keyboard.press(step % 8 === 7 ? "ArrowRight" : "ArrowDown");
			}),
		);
	});
