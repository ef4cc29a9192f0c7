import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import { forecast } from '../../../src/lib/deployment/forecast/forecast';
import { FIRST, ground, historyOf, rowsOf, series, type Row } from './city';

const AT = FIRST + 200;
const REQUEST = { at: AT, days: 28, k: 8 };
const rows = rowsOf(260, 11, (cell) => (cell % 17 === 0 ? 0.08 : 0.003));
const past = rows.filter(([day]) => day < AT);
const other = series(
	rowsOf(260, 12, (cell) => (cell % 17 === 0 ? 0.3 : 0.02)),
	'other'
);
const made = forecast(historyOf(rows, [other]), REQUEST);
const anyRows = fc.array(fc.tuple(fc.integer({ min: AT, max: AT + 80 }), fc.nat(ground.ids.length - 1)), { maxLength: 200 });

describe('forecast by day', () => {
	it('finds the places where most happens, with a total near the truth', () => {
		const hot = new Set(ground.ids.filter((_, i) => i % 17 === 0));
		expect(hot.size).toBeGreaterThanOrEqual(7);
		expect(made.cells.filter(({ cell }) => hot.has(cell)).length).toBeGreaterThanOrEqual(7);
		const truth = 28 * ground.ids.reduce((sum, _, i) => sum + (i % 17 === 0 ? 0.08 : 0.003), 0);
		expect(made.total / truth).toBeGreaterThan(0.8);
		expect(made.total / truth).toBeLessThan(1.25);
		expect(made.trials).toBeGreaterThan(5);
	});
	it('ranks by expectation, each inside its interval', () => {
		expect(made.cells.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		made.cells.forEach(({ expected, low, high }, i) => {
			expect(expected).toBeLessThanOrEqual(made.cells[i - 1]?.expected ?? Infinity);
			expect(low).toBeLessThanOrEqual(expected);
			expect(high).toBeGreaterThanOrEqual(expected);
		});
		expect(made.weights.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 9);
	});
	it('never looks at the days that it is for, of the wanted incidents or of others', () => {
		fc.assert(
			fc.property(anyRows, anyRows, (later, laterOther) => {
				const others = series([...rowsBefore(other), ...laterOther], 'other');
				expect(forecast(historyOf([...past, ...later], [others]), REQUEST)).toEqual(made);
			}),
			{ numRuns: 8 }
		);
	});
	it('does not depend on the order of the rows', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(past, { minLength: past.length }), (shuffled) => {
				expect(forecast(historyOf(shuffled, [other]), REQUEST)).toEqual(made);
			}),
			{ numRuns: 4 }
		);
	});
	it('expects three times as many of three times as many incidents, in places as hot', () => {
		const tripled = forecast(historyOf([...past, ...past, ...past]), { ...REQUEST, k: 7 });
		const once = forecast(historyOf(past), { ...REQUEST, k: 7 });
		expect(tripled.total).toBeCloseTo(3 * once.total, 9);
		expect(new Set(tripled.cells.map(({ cell }) => cell))).toEqual(new Set(once.cells.map(({ cell }) => cell)));
		const sum = (of: typeof once): number => of.cells.reduce((all, { expected }) => all + expected, 0);
		expect(sum(tripled)).toBeCloseTo(3 * sum(once), 6);
	});
	it('covers about 95 % of the numbers that come with its intervals', () => {
		let inside = 0;
		let all = 0;
		for (let seed = 1; seed <= 12; seed++) {
			const city = rowsOf(228, seed, (cell) => (cell % 11 === 0 ? 0.1 : 0.01));
			for (const { cell, low, high } of forecast(historyOf(city), { ...REQUEST, k: 20 }).cells) {
				const place = ground.ids.indexOf(cell);
				const came = city.filter(([day, at]) => at === place && day >= AT).length;
				all++;
				if (came >= low && came <= high) inside++;
			}
		}
		expect(inside / all).toBeGreaterThan(0.92);
	});
	it('refuses what the data do not bear, and says so', () => {
		const codeOf = (run: () => unknown): string => {
			try {
				run();
			} catch (error) {
				if (error instanceof HexbeatError && error.remedy !== '') return error.code;
			}
			return 'none';
		};
		const few: Row[] = past.slice(0, 12);
		expect(codeOf(() => forecast(historyOf(few), REQUEST))).toBe('forecast-too-few');
		expect(codeOf(() => forecast(historyOf([]), REQUEST))).toBe('forecast-too-few');
		expect(codeOf(() => forecast(historyOf(past.filter(([day]) => day >= AT - 20)), REQUEST))).toBe('forecast-too-short');
		expect(codeOf(() => forecast(historyOf(past), { ...REQUEST, k: ground.ids.length + 1 }))).toBe('forecast-request');
		expect(codeOf(() => forecast(historyOf(past), { ...REQUEST, days: 0 }))).toBe('forecast-request');
	});
	it('makes do with a short history, and with as many hexagons as there are', () => {
		const short = forecast(historyOf(past.filter(([day]) => day >= AT - 40)), { ...REQUEST, k: ground.ids.length });
		expect(short.trials).toBe(0);
		expect(short.cells).toHaveLength(ground.ids.length);
		expect(short.cells.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(short.total, 6);
	});
});

const rowsBefore = ({ day, cell }: typeof other): Row[] =>
	Array.from(day, (when, i): Row => [when, cell[i] ?? 0]).filter(([when]) => when < AT);
