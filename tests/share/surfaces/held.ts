/** Texts and numbers of a model, as deep as it goes. */

/** What numbers of models stand for, other than counts: places, dates, classes, ranks. */
const NO_COUNTS = new Set([
	...['lng', 'lat', 'corners', 'resolution', 'cellArea', 'mark', 'classes', 'number', 'at', 'part', 'category', 'below'],
	...['version', 'from', 'to', 'month', 'gaps']
]);
/** Texts that are neither said nor shown: names of things, and when and with what a file was made. */
const NO_WORDS = new Set(['id', 'h3', 'cell', 'app', 'kind', 'code']);
/** What was worked out of counts: its text says so, its number is a share. */
const DERIVED = new Set(['change', 'share']);

export interface Held {
	readonly texts: readonly string[];
	readonly numbers: readonly number[];
}

export function heldIn(thing: unknown): Held {
	const texts: string[] = [];
	const numbers: number[] = [];
	const read = (value: unknown, key: string, derived = false): void => {
		if (typeof value === 'string') {
			if (!NO_WORDS.has(key)) texts.push(value);
		} else if (typeof value === 'number') {
			if (!derived && !NO_COUNTS.has(key)) numbers.push(value);
		} else if (Array.isArray(value)) for (const one of value) read(one, key, derived);
		else if (typeof value === 'object' && value !== null)
			for (const [name, inside] of Object.entries(value)) read(inside, name, derived || DERIVED.has(name));
	};
	read(thing, '');
	return { texts, numbers };
}
