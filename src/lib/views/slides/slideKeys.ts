/** What a key does while slides are shown. */
export type SlideAction =
	| { readonly kind: 'next' | 'previous' | 'first' | 'last' | 'blank' | 'pointer' | 'full' | 'help' | 'live' | 'leave' }
	/** A digit of a slide's number, until Enter. */
	| { readonly kind: 'digit'; readonly digit: string }
	/** To the slide of that place, from 0. */
	| { readonly kind: 'jump'; readonly index: number };

const PLAIN: Readonly<Record<string, SlideAction['kind']>> = {
	ArrowRight: 'next',
	ArrowDown: 'next',
	PageDown: 'next',
	' ': 'next',
	Enter: 'next',
	ArrowLeft: 'previous',
	ArrowUp: 'previous',
	PageUp: 'previous',
	Backspace: 'previous',
	Home: 'first',
	End: 'last',
	b: 'blank',
	'.': 'blank',
	l: 'pointer',
	f: 'full',
	m: 'live',
	'?': 'help',
	Escape: 'leave'
};

/** The keys and what they do, for those who ask. */
export const KEY_HELP: readonly (readonly [keys: string, does: string])[] = [
	['→  ↓  Page Down  Space  Enter', 'Next slide'],
	['←  ↑  Page Up  Backspace', 'Slide before'],
	['Home  End', 'First and last slide'],
	['7 Enter', 'To slide 7'],
	['B  .', 'Blank the screen, and back'],
	['L', 'Pointer'],
	['F', 'Full screen'],
	['?', 'These keys'],
	['Esc', 'Leave']
];
export const LIVE_HELP: readonly [keys: string, does: string] = ['M', 'Live map, and back'];

/**
 * What a key does; null for none.
 *
 * @param typed digits typed so far.
 */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>, typed: string): SlideAction | null {
	if (event.ctrlKey || event.altKey || event.metaKey) return null;
	const { key } = event;
	if (/^\d$/.test(key)) return { kind: 'digit', digit: key };
	if (key === 'Enter' && typed !== '') return { kind: 'jump', index: Number(typed) - 1 };
	const kind = PLAIN[key.length === 1 ? key.toLowerCase() : key];
	return kind === undefined || kind === 'digit' || kind === 'jump' ? null : { kind };
}

/** The slide that an action leads to: never before the first, never after the last. */
export function placeAfter(action: SlideAction, index: number, total: number): number {
	const within = (place: number): number => Math.max(0, Math.min(total - 1, place));
	switch (action.kind) {
		case 'next':
			return within(index + 1);
		case 'previous':
			return within(index - 1);
		case 'first':
			return 0;
		case 'last':
			return within(total - 1);
		case 'jump':
			return within(action.index);
		default:
			return index;
	}
}

/** Milliseconds → "4:05" or "1:04:05". */
export function elapsed(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const two = (n: number): string => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}` : `${String(minutes)}:${two(seconds % 60)}`;
}
