/** Looks of a figure; the computer's choice is settled by whoever places it. */
export type FigureTheme = 'light' | 'dark' | 'contrast';

/** Colours as literal values: a saved picture has no style sheet to look tokens up in. Named as in tokens.css; a test keeps the two alike. */
export interface FigureColours {
	readonly bg: string;
	readonly sunk: string;
	readonly band: string;
	readonly raised: string;
	readonly line: string;
	readonly edge: string;
	readonly ink: string;
	readonly ink2: string;
	readonly ink3: string;
	readonly accent: string;
	readonly accentInk: string;
	readonly focus: string;
	readonly land: string;
	readonly sea: string;
	readonly halo: string;
	readonly hexEdge: string;
	readonly prev: string;
	readonly pick: string;
	readonly pickHalo: string;
	/** Fills of counts, fewest first. */
	readonly seq: readonly string[];
}

const light: FigureColours = {
	bg: '#ffffff',
	sunk: '#f4f5f3',
	band: '#eef0ed',
	raised: '#ffffff',
	line: '#e2e4e0',
	edge: '#868c86',
	ink: '#141a1f',
	ink2: '#414a52',
	ink3: '#5d666e',
	accent: '#00646e',
	accentInk: '#ffffff',
	focus: '#00646e',
	land: '#faf9f5',
	sea: '#d3e0e8',
	halo: '#ffffff',
	hexEdge: '#ffffff',
	prev: '#828a92',
	pick: '#00646e',
	pickHalo: '#ffffff',
	seq: ['#ffebb3', '#fdbb68', '#ea7946', '#c43a5c', '#8e2677', '#451061']
};

const dark: FigureColours = {
	bg: '#14181c',
	sunk: '#0d1013',
	band: '#222930',
	raised: '#1d2329',
	line: '#2a3138',
	edge: '#747f89',
	ink: '#f1f3f2',
	ink2: '#c1c8cd',
	ink3: '#98a2aa',
	accent: '#5ccbd0',
	accentInk: '#06242a',
	focus: '#7fe3e6',
	land: '#171c21',
	sea: '#0c1116',
	halo: '#14181c',
	hexEdge: '#171c21',
	prev: '#7e8992',
	pick: '#5ccbd0',
	pickHalo: '#0d1013',
	seq: ['#3b1d5a', '#6a3590', '#b04777', '#e8695a', '#faa95a', '#ffecb0']
};

const contrast: FigureColours = {
	bg: '#ffffff',
	sunk: '#ffffff',
	band: '#e4e4e4',
	raised: '#ffffff',
	line: '#000000',
	edge: '#000000',
	ink: '#000000',
	ink2: '#000000',
	ink3: '#1f1f1f',
	accent: '#00464e',
	accentInk: '#ffffff',
	focus: '#b3006b',
	land: '#ffffff',
	sea: '#e0e0e0',
	halo: '#ffffff',
	hexEdge: '#3d3d3d',
	prev: '#6b6b6b',
	pick: '#b3006b',
	pickHalo: '#ffffff',
	seq: ['#fff0be', '#ffbe6b', '#ee7b45', '#c93a5b', '#84206e', '#35093f']
};

export const COLOURS: Readonly<Record<FigureTheme, FigureColours>> = { light, dark, contrast };

/** Relative luminance of #rrggbb, 0–1. */
function luminance(colour: string): number {
	const channel = (at: number): number => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Black or white text on a fill, whichever is told apart better. */
export const textOn = (fill: string): string => (luminance(fill) > 0.18 ? '#141a1f' : '#ffffff');

const OF_HTML = ['bg', 'ink', 'ink2', 'ink3', 'line', 'edge', 'raised', 'accent', 'focus'] as const;

/** Colours of a figure's HTML parts, as custom properties of their root. */
export const styleOf = (theme: FigureTheme): string => OF_HTML.map((name) => `--fig-${name}:${COLOURS[theme][name]}`).join(';');
