const REST = 60_000;

let lastInput = Date.now();

for (const event of ["pointerdown", "keydown", "wheel", "touchstart"]) {
	window.addEventListener(
		event,
		() => {
			lastInput = Date.now();
		},
		{ capture: true, passive: true },
	);
}

/** Whether somebody sits here: what a page fetches by itself keeps no session alive. */
export function isSomebodyHere(): boolean {
	return Date.now() - lastInput < REST;
}
