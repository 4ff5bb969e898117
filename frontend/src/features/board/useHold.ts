import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { SlotRequest } from "@/api/schema";
import { ifMatch, versioned } from "@/api/versions";
import type { IsoInstant } from "@/lib/time";

export type HoldWish = SlotRequest & { episodeId: string };

export type Hold =
	| { kind: "none" }
	| { kind: "held"; id: string; expiresAt: IsoInstant }
	| { kind: "expired" }
	/** Somebody has it, or it may not be held: nothing is kept for this form. */
	| { kind: "refused"; problem: ProblemError };

type Held = { id: string; etag: string; episodeId: string; expiresAt: IsoInstant };

/** A time is only held once nobody is typing at it any more. */
const SETTLED = 400;

/**
 * Keeps what the form asks for from others for five minutes. Given back when the form is closed without booking; what is
 * not given back ends by itself.
 */
export function useHold(wish: HoldWish | undefined) {
	const queryClient = useQueryClient();
	const [hold, setHold] = useState<Hold>({ kind: "none" });
	const [round, setRound] = useState(0);
	const held = useRef<Held>(undefined);
	const asking = useRef<() => Promise<string | undefined>>(undefined);
	const key = wish === undefined ? undefined : JSON.stringify(wish);

	// biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again for the same
	useEffect(() => {
		asking.current = undefined;
		if (key === undefined) return;
		const asked = JSON.parse(key) as HoldWish;
		let isOver = false;
		let isUnanswered = false;
		const take = async (): Promise<string | undefined> => {
			isUnanswered = true;
			try {
				if (held.current !== undefined && held.current.episodeId !== asked.episodeId) await release(held);
				const { data, etag } = await versioned(api.POST("/api/bookings/holds", { body: asked }));
				const fresh = { id: data.id, etag, episodeId: asked.episodeId, expiresAt: data.holdExpiresAt ?? data.end };
				if (isOver && held.current === undefined) {
					await release({ current: fresh });
					return undefined;
				}
				held.current = fresh;
				if (!isOver) setHold({ kind: "held", id: fresh.id, expiresAt: fresh.expiresAt });
				refresh();
				return fresh.id;
			} catch (error) {
				if (!isOver) setHold({ kind: "refused", problem: asProblem(error) });
				return undefined;
			} finally {
				isUnanswered = false;
			}
		};
		const refresh = () => void queryClient.invalidateQueries({ queryKey: ["get", "/api/board"] });
		let answer: Promise<string | undefined> | undefined;
		const ask = () => {
			answer ??= take();
			return answer;
		};
		asking.current = ask;
		const soon = setTimeout(() => void ask(), SETTLED);
		return () => {
			isOver = true;
			if (!isUnanswered) clearTimeout(soon);
		};
	}, [key, round, queryClient]);

	const expiresAt = hold.kind === "held" ? hold.expiresAt : undefined;
	useEffect(() => {
		if (expiresAt === undefined) return;
		const end = setTimeout(
			() => {
				held.current = undefined;
				setHold({ kind: "expired" });
			},
			Math.max(Date.parse(expiresAt) - Date.now(), 0),
		);
		return () => clearTimeout(end);
	}, [expiresAt]);

	useEffect(
		() => () => {
			if (held.current !== undefined)
				void release(held).then(() => queryClient.invalidateQueries({ queryKey: ["get", "/api/board"] }));
		},
		[queryClient],
	);

	return {
		hold,
		takeAgain: () => {
			setHold({ kind: "none" });
			setRound(round + 1);
		},
		/**
		 * The hold of what the form asks for now, asked for at once if it has not been yet: a booking that overtook it would
		 * name a hold that has gone meanwhile.
		 */
		settled: async () => {
			const id = await asking.current?.();
			return held.current?.id === id ? id : undefined;
		},
		/** The server says it has ended. */
		lost: () => {
			held.current = undefined;
			setHold({ kind: "expired" });
		},
		/** It has become the booking: there is nothing left to give back. */
		used: () => {
			held.current = undefined;
			setHold({ kind: "none" });
		},
	};
}

async function release(held: { current: Held | undefined }) {
	const given = held.current;
	held.current = undefined;
	if (given === undefined) return;
	try {
		await api.DELETE("/api/bookings/holds/{id}", {
			params: { path: { id: given.id }, header: ifMatch(given.etag) },
		});
	} catch {
		// It ends by itself.
	}
}
