import { describe, expect, test } from 'vitest';
import { civilDay, civilMonth } from '../../../src/lib/ingest/columns/civil';
import { Zone } from '../../../src/lib/ingest/columns/zone';
import { describeShared, shared } from '../formats/reading';

const seconds = (iso: string): number => Date.parse(iso) / 1000;

interface Oracle {
	readonly timestamps: readonly { readonly utc: string; readonly local: string; readonly offset_min: number }[];
}

describeShared('Europe/London against zoneinfo (skipped without ../shared)', () => {
	const { timestamps } = JSON.parse(shared('../oracles/analysis/temporal.json').toString()) as Oracle;
	const zone = new Zone('Europe/London');
	test.each(timestamps)('$utc', ({ utc, local, offset_min }) => {
		expect(zone.offsetAt(seconds(utc))).toBe(offset_min * 60);
		const back = zone.toUtc(seconds(`${local}Z`));
		// The second 01:30 of the autumn change cannot be told from the first.
		const second = zone.doubled && offset_min === 0;
		expect(back).toBe(seconds(utc) - (second ? 3600 : 0));
	});
});

describe('changes of the clock', () => {
	const zone = new Zone('Europe/London');
	test('the skipped hour has no instant, its neighbours have', () => {
		expect(zone.toUtc(seconds('2024-03-31T01:00:00Z'))).toBeNaN();
		expect(zone.toUtc(seconds('2024-03-31T01:59:59Z'))).toBeNaN();
		expect(zone.toUtc(seconds('2024-03-31T00:59:59Z'))).toBe(seconds('2024-03-31T00:59:59Z'));
		expect(zone.toUtc(seconds('2024-03-31T02:00:00Z'))).toBe(seconds('2024-03-31T01:00:00Z'));
	});
	test('the double hour is marked, from its first to its last second', () => {
		for (const [local, doubled] of [
			['2024-10-27T00:59:59Z', false],
			['2024-10-27T01:00:00Z', true],
			['2024-10-27T01:59:59Z', true],
			['2024-10-27T02:00:00Z', false]
		] as const) {
			zone.toUtc(seconds(local));
			expect(zone.doubled).toBe(doubled);
		}
	});
	test('years in any order, another zone', () => {
		const york = new Zone('America/New_York');
		for (const year of [2030, 1985, 2001, 2024]) {
			expect(york.offsetAt(seconds(`${String(year)}-01-15T12:00:00Z`))).toBe(-5 * 3600);
			expect(york.offsetAt(seconds(`${String(year)}-07-15T12:00:00Z`))).toBe(-4 * 3600);
		}
	});
});

test('the calendar agrees with Date over 250 years', () => {
	for (let day = -30_000; day < 60_000; day += 7) {
		const date = new Date(day * 86_400_000);
		const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
		expect(civilDay(year, month + 1, date.getUTCDate())).toBe(day);
		expect(civilMonth(day)).toBe(year * 12 + month);
	}
});
