import type { ColumnFacts } from '../column-facts';

type Axis = 'lat' | 'lng' | 'north' | 'east' | 'y' | 'x';

const AXES: readonly (readonly [Axis, RegExp])[] = [
	['lat', /^(latitude|lat|latdd|y lat)$/],
	['lng', /^(longitude|long|lng|lon|longdd|x lon)$/],
	['north', /^(northings?|north)$/],
	['east', /^(eastings?|east)$/],
	['y', /^y(co?ords?|coordinates?|cords?)?$/],
	['x', /^x(co?ords?|coordinates?|cords?)?$/]
];

/** Two columns that hold the coordinates of one place. */
export interface CoordinatePair {
	readonly lng: ColumnFacts;
	readonly lat: ColumnFacts;
	readonly reason: string;
}

/** How a pair is called in questions: the column of the longitude or easting first. */
export const pairName = ({ lng, lat }: Pick<CoordinatePair, 'lng' | 'lat'>): string => `${lng.name} / ${lat.name}`;

/** The axis that a header names with one of its words. */
function axisOf({ words }: ColumnFacts): Axis | null {
	for (const [axis, pattern] of AXES) if (words.some((word) => pattern.test(word))) return axis;
	return null;
}

export const isCoordinate = ({ numeric, angled, values }: ColumnFacts): boolean => (numeric >= 0.8 || angled >= 0.8) && values.length > 0;

/** Columns of one axis paired with those of the other whose headers share the other words, first pair first. */
function named(columns: readonly ColumnFacts[], east: Axis, north: Axis, reason: string): CoordinatePair[] {
	const easts = columns.filter((column) => axisOf(column) === east && isCoordinate(column));
	const norths = columns.filter((column) => axisOf(column) === north && isCoordinate(column));
	const rest = (column: ColumnFacts, axis: Axis): string => {
		const pattern = AXES.find(([name]) => name === axis)?.[1];
		return column.words.filter((word) => !pattern?.test(word)).join(' ');
	};
	const pairs: CoordinatePair[] = [];
	for (const lng of easts) {
		const same = norths.find((lat) => rest(lat, north) === rest(lng, east));
		const lat = same ?? (easts.length === 1 && norths.length === 1 ? norths[0] : undefined);
		if (lat) pairs.push({ lng, lat, reason });
	}
	return pairs;
}

/** Headers that differ only in an x and a y at the beginning or end of a word: XBLOCK and YBLOCK, coordx and coordy. */
function byLetter(columns: readonly ColumnFacts[]): CoordinatePair[] {
	const numbers = columns.filter((column) => isCoordinate(column) && (column.decimals >= 2 || column.high >= 1000));
	return numbers.flatMap((lng) => {
		const twins = lng.words.flatMap((word, at) =>
			[word.replace(/^x/, 'y'), word.replace(/x$/, 'y')]
				.filter((twin) => twin !== word)
				.map((twin) => lng.words.map((other, i) => (i === at ? twin : other)).join(' '))
		);
		const lat = numbers.find(({ text }) => twins.includes(text));
		return lat ? [{ lng, lat, reason: 'One of a pair named x and y.' }] : [];
	});
}

const inDegrees = ({ lng, lat }: CoordinatePair): boolean =>
	lng.angled >= 0.8 || (Math.abs(lng.middle) <= 180 && Math.abs(lat.middle) <= 180 && (lng.decimals >= 2 || lat.decimals >= 2));

/** A pair of columns without a header whose values can only be degrees in the United Kingdom, or large projected numbers. */
function byShape(columns: readonly ColumnFacts[]): CoordinatePair[] {
	const precise = columns.filter((column) => isCoordinate(column) && column.decimals >= 3);
	const lat = precise.find(({ low, high }) => low >= 49 && high <= 61);
	const lng = precise.find((column) => column !== lat && column.low >= -9 && column.high <= 2.5);
	if (lat && lng) return [{ lng, lat, reason: 'Values lie in the range of degrees of the United Kingdom.' }];
	const large = columns.filter((column) => isCoordinate(column) && column.low >= 1000 && column.decimals >= 1);
	const [east, north] = large;
	return east && north && large.length === 2
		? [{ lng: east, lat: north, reason: 'A pair of large numbers: probably projected coordinates.' }]
		: [];
}

/**
 * The pairs of coordinates in a table, best first: named degrees, then x and y in degrees, then eastings and northings, then other x
 * and y; a table without a header is judged by its values.
 */
export function coordinatePairs(columns: readonly ColumnFacts[]): CoordinatePair[] {
	const degrees = named(columns, 'lng', 'lat', 'Named as longitude or latitude.');
	const xy = named(columns, 'x', 'y', 'One of a pair named x and y.');
	const grid = named(columns, 'east', 'north', 'Easting or northing of a projected grid.');
	const headless = columns.every(({ words }) => words.length === 0);
	const ranked = [
		...degrees.filter(inDegrees),
		...xy.filter(inDegrees),
		...grid,
		...degrees,
		...xy,
		...byLetter(columns),
		...(headless ? byShape(columns) : [])
	];
	const seen = new Set<string>();
	return ranked.filter(({ lng, lat }) => {
		const key = `${String(lng.index)} ${String(lat.index)}`;
		return !seen.has(key) && seen.add(key);
	});
}
