import { FILLS, type FillName } from '../../core/paint';

/** Red, green, blue and opacity, each 0–255. */
export type Rgba = readonly [number, number, number, number];

/** The colours that the canvas needs, read from the same tokens that style the page. */
export interface Palette {
	readonly land: Rgba;
	readonly sea: Rgba;
	readonly river: Rgba;
	readonly road: Rgba;
	readonly ward: Rgba;
	readonly ink: Rgba;
	readonly halo: Rgba;
	readonly hexEdge: Rgba;
	readonly accent: Rgba;
	/** Fills of each family, in the order of its classes. */
	readonly fills: Readonly<Record<FillName, readonly Rgba[]>>;
}

/** @throws RangeError for text that is not #rgb or #rrggbb. */
export function parseHex(text: string): Rgba {
	const digits = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i.exec(text.trim());
	if (digits === null) throw new RangeError(`Not a colour: "${text}". Colour tokens are written as #rrggbb.`);
	const [r = 0, g = 0, b = 0] = digits
		.slice(1)
		.filter((part: string | undefined) => part !== undefined)
		.map((part) => parseInt(part.length === 1 ? part + part : part, 16));
	return [r, g, b, 255];
}

/** Reads the tokens as they apply to an element. */
export function readPalette(element: Element): Palette {
	const style = getComputedStyle(element);
	const brush = new OffscreenCanvas(1, 1).getContext('2d');
	const token = (name: string) => {
		const text = style.getPropertyValue(name).trim();
		if (brush === null) return parseHex(text);
		// Style sheets are made smaller on the way: a canvas understands every way to write a colour and answers in one.
		brush.fillStyle = text;
		return parseHex(brush.fillStyle);
	};
	return {
		land: token('--land'),
		sea: token('--sea'),
		river: token('--river'),
		road: token('--road'),
		ward: token('--ward'),
		ink: token('--ink'),
		halo: token('--halo'),
		hexEdge: token('--hex-edge'),
		accent: token('--pick'),
		fills: {
			sequential: FILLS.sequential.map(token),
			diverging: FILLS.diverging.map(token),
			significance: FILLS.significance.map(token),
			emerging: FILLS.emerging.map(token)
		}
	};
}
