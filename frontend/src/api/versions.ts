/** What was loaded together with the version it had, for `If-Match` on the next write. */
export type Versioned<T> = { readonly data: T; readonly etag: string };

export function etagOf(response: Response): string | undefined {
	return response.headers.get("ETag") ?? undefined;
}

/** `queryFn: () => versioned(api.GET("/api/notes/{id}", …))` */
export async function versioned<T>(
	call: Promise<{ data?: T; response: Response }>,
): Promise<Versioned<NonNullable<T>>> {
	const { data, response } = await call;
	const etag = etagOf(response);
	if (data === undefined || data === null || etag === undefined) {
		throw new Error(`${new URL(response.url).pathname} answered without body or ETag`);
	}
	return { data, etag };
}

/** For `params.header` (when the document declares the header) or `headers` of an unsafe call. */
export function ifMatch(etag: string): { "If-Match": string } {
	return { "If-Match": etag };
}
