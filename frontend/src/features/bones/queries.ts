import { useQueryClient } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BoneGapView } from "@/api/schema";

export function bonesQuery(patientId: string) {
	return $api.queryOptions("get", "/api/patients/{id}/bone-health", { params: { path: { id: patientId } } });
}

/** An entry moves the panel and the list. */
export function useRenewBones(): () => void {
	const client = useQueryClient();
	return () => {
		void client.invalidateQueries({
			predicate: ({ queryKey }) => queryKey[1] === "/api/patients/{id}/bone-health" || queryKey[1] === "/api/bone-gaps",
		});
	};
}

/** Opens the letter as a page of its own to print; that it was printed is kept by the server. */
export async function printLetter({ id }: BoneGapView): Promise<string | undefined> {
	try {
		const { data } = await api.POST("/api/bone-gaps/{id}/letter", { params: { path: { id } }, parseAs: "blob" });
		const address = URL.createObjectURL(data as unknown as Blob);
		window.open(address, "_blank", "noopener");
		setTimeout(() => URL.revokeObjectURL(address), 60_000);
		return undefined;
	} catch (error) {
		return asProblem(error).message;
	}
}
