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
