import type { ColumnFacts } from '../columns/column-facts';
import type { PlacePlan } from '../columns/place-plan';

/** How fine the coordinates of a file can be: degrees are looked at point by point, projected ones by the head of the file. */
export type Grain = 'degrees' | 'fine' | 'rough';

/** Metres of the finest grid that counts as rough: about as coarse as four decimals of a degree. */
const ROUGH_GRID = 10;
/** Share of the sample off that grid from which on projected coordinates count as fine. */
const OFF_GRID = 0.05;

/** Whether the points of a file need to be looked at, and how. */
export function grainOf(plan: PlacePlan | null, facts: readonly ColumnFacts[]): Grain {
	if (!plan || plan.crs === 'unknown') return 'rough';
	if (!plan.unproject) return 'degrees';
	const values = [plan.lng, plan.lat, plan.text].flatMap((index) => facts[index]?.values ?? []);
	const fine = values.filter(isFineProjected).length;
	return values.length === 0 || fine > OFF_GRID * values.length ? 'fine' : 'rough';
}

/** A grid reference of ten digits ("TR 14937 58021"), or a coordinate off a grid of 10 m. */
function isFineProjected(text: string): boolean {
	const reference = /[A-Z]{1,2}\s*(\d{1,5})\s*(\d{1,5})\b/i.exec(text);
	if (reference) return (reference[1] ?? '').length + (reference[2] ?? '').length >= 10;
	const numbers = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
	return numbers.some((number) => Math.abs(Number(number.replace(',', '.')) % ROUGH_GRID) > 1e-6);
}

const PER_UNIT = 1e4;
const NOISE = 1e-6;

/** Whether a number of degrees has more than four decimals. */
export function isFineDegree(degrees: number): boolean {
	const scaled = degrees * PER_UNIT;
	return Math.abs(scaled - Math.round(scaled)) > NOISE;
}
