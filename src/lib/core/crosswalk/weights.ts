import type { Place } from '../priorities';

/** Where a set of harm weights comes from. */
export interface Scale {
	/** Who published it, or how it was made; never empty. */
	readonly source: string;
	/** Year of the publication; null where it has none. */
	readonly year: number | null;
}

/**
 * An illustration, not a published table: official harm weights go by offence, and these categories are too broad for them. Each
 * figure only says "about so many times as much harm as a nuisance" and is there to be replaced.
 */
export const ILLUSTRATIVE: Scale = { source: 'Illustrative scale by priority, made for Hexbeat; not an official table', year: null };

const BY_PLACE: Readonly<Record<NonNullable<Place>, number>> = {
	'serious-organised-crime': 6,
	safeguarding: 8,
	'young-people': 3,
	'night-time-economy': 4,
	vawg: 8,
	'anti-social-behaviour': 1,
	'road-safety': 3
};

/** Weight of one incident of a priority on the illustrative scale; 1 outside the priorities. */
export const illustrativeWeight = (place: Place): number => (place === null ? 1 : BY_PLACE[place]);

/** Days of imprisonment are the largest unit in use: a life sentence stays below this. */
export const MOST_WEIGHT = 100_000;
export const WEIGHT_RULE = `a number from 0 to ${MOST_WEIGHT.toLocaleString('en-GB')}, with at most two decimals`;
export const isWeight = (value: unknown): value is number =>
	typeof value === 'number' && value >= 0 && value <= MOST_WEIGHT && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** The weight that a text says, "1,250.5" included; null when it is none. */
export function readWeight(text: string): number | null {
	const plain = text.trim();
	if (!/^(\d{1,6}|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(plain)) return null;
	const value = Number(plain.replaceAll(',', ''));
	return isWeight(value) ? value : null;
}
