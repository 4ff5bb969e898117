import { act, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LeaseView } from "@/api/schema";
import { server, withServer } from "@/test/server";
import { useLease } from "./useLease";

withServer();

const OTHER = "7b0e4a52-91a3-4d6f-8a51-0f7f8f1f0a01";
/** Another window of the same user. */
const OWN = "7b0e4a52-91a3-4d6f-8a51-0f7f8f1f0a02";
type Asked = { editor: string; takeOverFrom?: string };

let holder: string | undefined;
let asked: Asked[] = [];
let ended = 0;

/** A server that knows one holder, as the real one does. */
beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	holder = undefined;
	asked = [];
	ended = 0;
	server.use(
		http.post("*/api/notes/note/lease", async ({ request }) => {
			const body = (await request.json()) as Asked;
			asked.push(body);
			if (holder === undefined || body.takeOverFrom === holder) holder = body.editor;
			const view: LeaseView = {
				mine: holder === body.editor,
				sameUser: holder === OWN,
				editor: holder,
				holderName: "Dr Reed",
				since: "2026-11-23T14:00:00Z",
				expiresAt: "2026-11-23T14:01:00Z",
			};
			return HttpResponse.json(view);
		}),
		http.post("*/api/notes/note/lease/end", () => {
			ended += 1;
			return HttpResponse.json({ mine: false, sameUser: false });
		}),
	);
});

function opened() {
	const onLost = vi.fn();
	const onGained = vi.fn();
	const hook = renderHook(() => useLease("note", { onLost, onGained }));
	return { ...hook, onLost, onGained };
}

describe("useLease", () => {
	it("holds the note while it is open and gives it back when it closes", async () => {
		const { result, unmount, onGained } = opened();
		await waitFor(() => expect(result.current.view?.mine).toBe(true));
		expect(onGained).not.toHaveBeenCalled();
		unmount();
		await waitFor(() => expect(ended).toBe(1));
	});

	it("tells who holds it, and takes it from exactly that window", async () => {
		holder = OTHER;
		const { result, unmount, onGained } = opened();
		await waitFor(() => expect(result.current.view?.editor).toBe(OTHER));
		expect(result.current.view?.mine).toBe(false);
		await act(() => result.current.takeOver());
		expect(asked.at(-1)?.takeOverFrom).toBe(OTHER);
		expect(result.current.view?.mine).toBe(true);
		expect(onGained).toHaveBeenCalledOnce();
		unmount();
		await waitFor(() => expect(ended).toBe(1));
	});

	it("goes on where its user opened it, although a page of before still holds the note", async () => {
		holder = OWN;
		const { result, unmount, onGained } = opened();
		await waitFor(() => expect(result.current.view?.mine).toBe(true));
		expect(asked.map(({ takeOverFrom }) => takeOverFrom)).toEqual([undefined, OWN]);
		expect(onGained).not.toHaveBeenCalled();
		unmount();
		await waitFor(() => expect(ended).toBe(1));
	});

	it("is told when it asks again and another window took it meanwhile", async () => {
		const { result, unmount, onLost, onGained } = opened();
		await waitFor(() => expect(result.current.view?.mine).toBe(true));
		holder = OTHER;
		await act(() => result.current.takeOver());
		expect(onLost).toHaveBeenCalledOnce();
		expect(result.current.view?.editor).toBe(OTHER);
		expect(onGained).not.toHaveBeenCalled();
		unmount();
		expect(ended).toBe(0);
	});
});
