import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import { contactQuery, escalationsQuery, imagingQuery } from "./queries";

/** Something that changes a contact or its plan: the sheet and the queue then show it. Refusals are said at once. */
export function useContactAction<Body>(contactId: string, send: (body: Body) => Promise<unknown>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: send,
		onSettled: () => {
			void client.invalidateQueries({ queryKey: contactQuery(contactId).queryKey });
			void client.invalidateQueries({ queryKey: ["get", "/api/follow-up/queue"] });
			void client.invalidateQueries({ queryKey: escalationsQuery.queryKey });
			void client.invalidateQueries({ queryKey: imagingQuery.queryKey });
		},
		onError: (error) => notifications.show({ color: "red", message: asProblem(error).message }),
	});
}
