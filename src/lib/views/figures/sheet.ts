import type { Figure } from '../../share';

/** Height that suits a figure on a page or a screen of some width, pixels. */
export function heightFor(figure: Figure, width: number): number {
	const narrow = width < 480;
	switch (figure.kind) {
		case 'map':
			return Math.round(Math.min(width * (narrow ? 1.1 : 0.56), 620));
		case 'months':
			return narrow ? 280 : Math.round(Math.min(width * 0.36, 320));
		case 'week':
			return narrow ? 290 : 300;
		case 'ranking':
			return 40 + figure.rows.length * (width < 420 ? 40 : 28);
		case 'table':
		case 'number':
		case 'text':
			return 0;
	}
}

/** Between which heights a figure may be drawn on a page of paper; null where its words decide. */
export interface HeightRange {
	/** Pixels. */
	readonly least: number;
	readonly most: number;
}

/** Heads, if it compares, and rows of a ranking, pixels: no closer than its letters allow, no wider than the eye follows. */
const ROW = { head: 23, least: 21, most: 31 } as const;

/** @param wide whether it has the whole width of the page, rather than half of it. */
export function heightRange(figure: Figure, wide: boolean): HeightRange | null {
	switch (figure.kind) {
		case 'map':
			return wide ? { least: 300, most: 500 } : { least: 250, most: 460 };
		case 'months':
			return wide ? { least: 180, most: 320 } : { least: 160, most: 250 };
		case 'week':
			return { least: 230, most: 380 };
		case 'ranking': {
			const { least, most } = ROW;
			const head = figure.compared ? ROW.head : 0;
			return { least: head + figure.rows.length * least, most: head + figure.rows.length * most };
		}
		case 'table':
		case 'number':
		case 'text':
			return null;
	}
}
