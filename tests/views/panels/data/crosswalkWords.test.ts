import { describe, expect, it } from 'vitest';
import { NO_CROSSWALK, placeCategories } from '../../../../src/lib/core/crosswalk/crosswalk';
import { PLACES } from '../../../../src/lib/core/priorities';
import { coverOf, coverWords, movedWords, neighbour, sourceWords } from '../../../../src/lib/views/panels/data/crosswalkWords';

const placed = placeCategories(NO_CROSSWALK, [
	{ name: 'Robbery', profiles: ['police-uk-street'], count: 1500 },
	{ name: 'ROBBERY', profiles: ['generic'], count: 1 },
	{ name: 'Burglary', profiles: ['generic'], count: 499 },
	{ name: 'Quarrel', profiles: ['generic'], count: 0 }
]);

describe('the board in words', () => {
	it('says how much the priorities cover, and what is left to place', () => {
		expect(coverOf(placed)).toEqual({ categories: 3, mapped: 1, incidents: 2000, mappedIncidents: 1501, open: 1 });
		expect(coverWords(coverOf(placed))).toBe('1,501 of 2,000 incidents (75%)');
		expect(coverWords(coverOf([]))).toBe('0 of 0 incidents');
	});
	it('names sources and other spellings', () => {
		expect(placed.map(sourceWords)).toEqual(['police.uk; also written “ROBBERY”', '', '']);
	});
	it('says what is in the place now', () => {
		expect(movedWords('Robbery', 'vawg', placed.slice(0, 1))).toBe(
			'Robbery is in Violence against women and girls: 1 category, 1,501 incidents there.'
		);
	});
	it('goes from place to place and stops at the ends', () => {
		const [first = null] = PLACES;
		expect(neighbour(first, -1)).toBe(first);
		expect(neighbour(null, 1)).toBeNull();
		for (const [i, place] of PLACES.slice(0, -1).entries()) {
			expect(neighbour(place, 1)).toBe(PLACES[i + 1]);
			expect(neighbour(PLACES[i + 1] ?? null, -1)).toBe(place);
		}
	});
});
