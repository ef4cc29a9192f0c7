/** Where a figure is seen: on a slide of 1920 × 1080, on paper (CSS pixels, 96 to the inch) or on a screen. */
export type FigureSize = 'slide' | 'page' | 'screen';

/** Its class: pages of the app are called "page" already. */
export const classOf = (size: FigureSize): string => (size === 'page' ? 'paper' : size);

/** Text of a saved picture, too: a computer without Inter takes Arial, which is a little narrower. */
export const FONT = 'Inter Variable, Inter, Arial, sans-serif';

/** Sizes of text, pixels: notes and axes, what is read first, names, and lengths that go with them. */
export interface TextSizes {
	readonly small: number;
	readonly body: number;
	readonly strong: number;
	/** Thickness of lines of data. */
	readonly line: number;
	/** Room between things. */
	readonly gap: number;
}

export const SIZES: Readonly<Record<FigureSize, TextSizes>> = {
	slide: { small: 28, body: 32, strong: 34, line: 6, gap: 16 },
	page: { small: 12, body: 13, strong: 14, line: 2, gap: 8 },
	screen: { small: 12, body: 13, strong: 14, line: 2, gap: 8 }
};

/** Widths of the printable ASCII characters of Inter, hundredths of the size. */
const REGULAR = widths(
	'28 29 47 63 64 98 64 30 36 36 50 66 29 46 29 36 63 41 61 62 65 59 62 57 62 62 29 30 66 66 66 51 97 69 65 73 72 60 59 75 74 27 57 67 56 90 75 76 64 76 64 64 65 74 69 98 68 68 63 36 36 36 47 46 32 56 61 57 61 58 37 61 59 24 24 55 24 88 59 60 61 61 38 53 33 59 56 82 55 56 55 43 33 43 66'
);
const BOLD = widths(
	'24 34 55 65 66 102 67 34 38 38 56 68 33 47 33 39 67 43 63 65 68 62 65 58 65 65 33 34 68 68 68 56 102 75 66 74 72 61 59 75 75 28 58 72 56 93 76 77 65 78 66 66 67 73 75 104 74 73 66 38 39 38 49 48 36 58 63 59 63 60 40 63 62 27 27 58 27 91 62 61 63 63 41 56 37 62 60 85 58 60 57 47 37 47 68'
);
/** Digits stand on one width where figures are tabular. */
const OTHER = 68;
const FIRST = 32;

function widths(list: string): readonly number[] {
	return list.split(' ').map(Number);
}

/** Width of a text, pixels, reckoned without a canvas so that a server and a worker draw the same picture. */
export function textWidth(text: string, size: number, bold = false): number {
	const table = bold ? BOLD : REGULAR;
	let sum = 0;
	for (const letter of text) sum += /\d/.test(letter) ? OTHER - 3 : (table[letter.charCodeAt(0) - FIRST] ?? OTHER);
	return (sum * size) / 100;
}

/** Lines of a text that fit a width, broken between words. A word that is wider keeps a line to itself. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((part) => part !== '')) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`, size, bold) <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** A text cut to a width, with an ellipsis where something is left out. */
export function clip(text: string, width: number, size: number, bold = false): string {
	if (textWidth(text, size, bold) <= width) return text;
	let kept = text;
	while (kept.length > 1 && textWidth(`${kept}…`, size, bold) > width) kept = kept.slice(0, -1);
	return `${kept.trimEnd()}…`;
}

/** Lines of a text, at most so many; the last one is clipped. */
export function wrapTo(most: number, text: string, width: number, size: number, bold = false): string[] {
	const lines = wrap(text, width, size, bold);
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), clip(lines.slice(most - 1).join(' '), width, size, bold)];
}
