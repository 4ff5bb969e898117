import type { ReactNode } from "react";
import type { RefCallBack } from "react-hook-form";

type Props = {
	/** `field.ref` of a Controller. */
	focusRef: RefCallBack;
	className?: string | undefined;
	children: ReactNode;
};

/** Lets a form lead to a field that hides its input: the first thing inside that takes the focus. */
export function FocusInside({ focusRef, className, children }: Props) {
	return (
		<div
			className={className}
			ref={(element) => {
				focusRef(
					element === null
						? null
						: {
								focus: () => element.querySelector<HTMLElement>("input, textarea, button, [tabindex='0']")?.focus(),
							},
				);
			}}
		>
			{children}
		</div>
	);
}
