/** What in a dialog takes the focus by Tab, in order. */
const STOPS = 'button:not(:disabled), a[href], input, select, textarea, [tabindex="0"]';

/** Moves the focus to the next thing in a dialog, or the one before; past the end to the first. */
export function cycleFocus(within: HTMLElement, back: boolean): void {
	const stops = [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
		(stop) => stop.closest('[inert]') === null && stop.getClientRects().length > 0
	);
	const at = stops.findIndex((stop) => stop === document.activeElement);
	const next = stops.at(back ? at - 1 : (at + 1) % Math.max(1, stops.length));
	next?.focus();
}
