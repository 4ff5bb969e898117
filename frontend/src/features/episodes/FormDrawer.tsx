import { Button, Drawer } from "@mantine/core";
import { IconInfoCircle, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { type FieldValues, FormProvider, type SubmitHandler, type UseFormReturn } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { asProblem, type ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import classes from "./episodes.module.css";

type DrawerProps = { title: string; opened: boolean; onClose: () => void; wide?: boolean; children: ReactNode };

/** At the right of the page it belongs to. A click beside it does not throw entries away. */
export function FormDrawer({ title, opened, onClose, wide = false, children }: DrawerProps) {
	return (
		<Drawer
			opened={opened}
			onClose={onClose}
			title={title}
			position="right"
			size={wide ? 760 : 480}
			closeOnClickOutside={false}
		>
			{children}
		</Drawer>
	);
}

type Refusal = { problem: ProblemError; messages: readonly string[] };

/** What the server refused, for the form that sent it. */
export function useRefusal<T extends FieldValues>(form: UseFormReturn<T>) {
	const [refusal, setRefusal] = useState<Refusal>();
	return {
		refusal,
		clear: () => setRefusal(undefined),
		take: (error: unknown) => {
			const problem = asProblem(error);
			setRefusal({ problem, messages: applyProblemToForm(problem, form.setError) });
		},
	};
}

type FormProps<T extends FieldValues> = {
	label: string;
	form: UseFormReturn<T>;
	refusal: Refusal | undefined;
	/** Loads what somebody else saved meanwhile; entries stay. */
	onLoadNewest?: () => Promise<unknown>;
	submit: string;
	busy: boolean;
	onSubmit: SubmitHandler<T>;
	onCancel: () => void;
	children: ReactNode;
};

export function EntryForm<T extends FieldValues>(props: FormProps<T>) {
	const { label, form, refusal, onLoadNewest, submit, busy, onSubmit, onCancel, children } = props;
	return (
		<FormProvider {...form}>
			<form
				noValidate
				className={classes["form"]}
				aria-label={label}
				onSubmit={(event) => void form.handleSubmit(onSubmit)(event)}
			>
				{refusal?.problem.isStale === true && onLoadNewest !== undefined ? (
					<StaleNotice key={refusal.problem.message} onLoadNewest={onLoadNewest} />
				) : (
					<FormError
						errors={form.formState.errors}
						onFocus={form.setFocus}
						problem={refusal?.problem}
						messages={refusal?.messages ?? []}
					/>
				)}
				{children}
				<div className={classes["formFoot"]}>
					<Button variant="default" onClick={onCancel}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={busy}>
						{submit}
					</Button>
				</div>
			</form>
		</FormProvider>
	);
}

/** Somebody saved another version in the meantime: says so and leads on. */
export function StaleNotice({ onLoadNewest }: { onLoadNewest: () => Promise<unknown> }) {
	const [loaded, setLoaded] = useState(false);
	if (loaded) {
		return (
			<div className={classes["notice"]} role="status">
				<p className={classes["noticeTitle"]}>
					<IconInfoCircle aria-hidden size={16} />
					{t("episodes.newestLoaded")}
				</p>
			</div>
		);
	}
	return (
		<div className={classes["notice"]} role="alert">
			<p className={classes["noticeTitle"]}>
				<IconRefresh aria-hidden size={16} />
				{t("episodes.staleTitle")}
			</p>
			<p>{t("episodes.staleText")}</p>
			<Button variant="default" onClick={() => void onLoadNewest().then(() => setLoaded(true))}>
				{t("episodes.loadNewest")}
			</Button>
		</div>
	);
}
