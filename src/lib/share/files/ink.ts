/**
 * Colours of files, as hexadecimal digits: the light theme of views/tokens.css. A file has no style sheet to ask, and this room no views;
 * a test holds the two together.
 */
export const INK = {
	bg: 'ffffff',
	sunk: 'f4f5f3',
	band: 'eef0ed',
	line: 'e2e4e0',
	ink: '141a1f',
	ink2: '414a52',
	ink3: '5d666e',
	accent: '00646e',
	stop: 'a8182b',
	prev: '828a92'
} as const;

/** From few to many. */
export const SEQUENCE = ['ffebb3', 'fdbb68', 'ea7946', 'c43a5c', '8e2677', '451061'] as const;
