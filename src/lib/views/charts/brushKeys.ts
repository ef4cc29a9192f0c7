/** A cursor on a row of bins and the end that it was extended from; positions from 0. */
export interface Brush {
	readonly anchor: number;
	readonly cursor: number;
}

export interface BrushStep {
	readonly brush: Brush | null;
	/** What the key asks for beyond moving. */
	readonly then: 'apply' | 'clear' | null;
}

/** First and last position between the two ends. */
export const brushRange = ({ anchor, cursor }: Brush): { first: number; last: number } => ({
	first: Math.min(anchor, cursor),
	last: Math.max(anchor, cursor)
});

/**
 * What a key does on `length` bins: arrows move the cursor by one, Page keys by `page`, Home and End to the ends; with Shift the
 * range grows instead; Enter or Space applies it and Esc clears. Null for every other key.
 */
export function brushKey(key: string, shift: boolean, brush: Brush | null, length: number, page: number): BrushStep | null {
	if (length === 0) return null;
	if (key === 'Escape') return { brush: null, then: 'clear' };
	if (key === 'Enter' || key === ' ') return { brush, then: brush ? 'apply' : null };
	const from = brush?.cursor ?? length - 1;
	const targets: Readonly<Record<string, number>> = {
		ArrowLeft: from - 1,
		ArrowDown: from - 1,
		ArrowRight: from + 1,
		ArrowUp: from + 1,
		PageDown: from - page,
		PageUp: from + page,
		Home: 0,
		End: length - 1
	};
	const target = targets[key];
	if (target === undefined) return null;
	const cursor = Math.max(0, Math.min(length - 1, brush ? target : from));
	return { brush: { cursor, anchor: shift && brush ? brush.anchor : cursor }, then: null };
}

/** Position under a pixel: `x` from the left edge of a plot `width` wide. */
export function positionAt(x: number, width: number, length: number): number {
	if (length === 0 || width <= 0) return 0;
	return Math.max(0, Math.min(length - 1, Math.floor((x / width) * length)));
}
