import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSeries, type SeriesRequest } from '../../src/lib/analysis/jobs/read-series';
import { decompose } from '../../src/lib/analysis/trend/decompose';
import { verdictOf } from '../../src/lib/analysis/trend/verdict';
import { controlChart } from '../../src/lib/analysis/trend/xmr';

const range = (n: number, from = 0): number[] => Array.from({ length: n }, (_, i) => from + i);
/** Seeded counts around a level, each as a sum of halves. */
function counts(n: number, level: (i: number) => number, seed = 7): number[] {
	let state = seed;
	const coin = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
	return range(n).map((i) => range(Math.round(2 * level(i))).filter(() => coin() < 0.5).length);
}
const request = (bin: SeriesRequest['bin'], values: readonly number[], left: readonly number[] = []): SeriesRequest => {
	const counted = range(values.length).filter((i) => !left.includes(i));
	return { bin, counts: values, counted, months: { counts: values, counted } };
};
const verdict = (values: readonly number[]) => verdictOf(values, controlChart(values));

describe('the parts of a series', () => {
	const series = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 15, maxLength: 80 });

	it('sum to it, gaps filled and said', () => {
		fc.assert(
			fc.property(series, fc.uniqueArray(fc.integer({ min: 1, max: 13 }), { maxLength: 5 }), (values, left) => {
				const counted = range(values.length).filter((i) => !left.includes(i));
				const parts = decompose(values, counted, 7);
				if (!('trend' in parts)) throw new Error('refused');
				expect(parts.filled).toEqual(left.toSorted((a, b) => a - b));
				parts.observed.forEach((value, i) => {
					expect((parts.trend[i] ?? NaN) + (parts.seasonal[i] ?? NaN) + (parts.remainder[i] ?? NaN)).toBeCloseTo(value, 8);
					if (!left.includes(i)) expect(value).toBe(values[i]);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('leave part bins at the ends out, and keep a season over a gap', () => {
		const values = range(40).map((i) => 50 + (i % 7 === 4 ? 30 : 0));
		values[18] = 3;
		const parts = decompose(
			values,
			range(37, 2).filter((i) => i !== 18),
			7
		);
		if (!('trend' in parts)) throw new Error('refused');
		expect([parts.from, parts.observed.length]).toEqual([2, 37]);
		expect(parts.observed[16]).toBe(80);
		expect((parts.seasonal[16] ?? 0) - (parts.seasonal[17] ?? 0)).toBeCloseTo(30, 6);
	});

	it('are refused up to two full cycles', async () => {
		expect(decompose(range(24), range(24), 12)).toEqual({ have: 24, need: 25 });
		expect(decompose([], [], 12)).toEqual({ have: 0, need: 25 });
		expect(
			(
				await readSeries(
					request(
						'month',
						counts(25, () => 40)
					)
				)
			).parts
		).toHaveProperty('trend');
	});
});

describe('the verdict of a control chart', () => {
	const flat = [20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21];
	it.each([
		['ordinary', flat, []],
		['above', [...flat, 60], [12]],
		['below', [...flat, 0], [12]],
		['high', [...flat, ...range(9).map((i) => 24 + (i % 2))], range(9, 12)],
		['earlier', [20, 30, 70, 18, 28, 20, 29, 19, 30, 20, 29, 19, 28, 20, 30], [2]]
	])('%s', (kind, values, points) => {
		expect(verdict(values)).toEqual({ kind, points });
	});

	it('sees a steady rise', () => {
		const found = verdict([30, 10, 31, 9, 30, 11, 29, 10, 12, 14, 16, 18, 20, 22, 24]);
		expect(found.kind).toBe('rising');
		expect(found.points.length).toBeGreaterThanOrEqual(7);
	});
});

describe('what the trends view says', () => {
	/** Busy on two days of the week, as nights out are. */
	const rhythm = (i: number): number => (i % 7 === 4 || i % 7 === 5 ? 45 : 20);

	it('finds a planted day by EARS among its weekdays, and judges no part or gap', async () => {
		const values = counts(140, (i) => (i === 100 ? 70 : rhythm(i)));
		values[40] = 0;
		const { alarms } = await readSeries(request('day', values, [0, 40]));
		expect(alarms?.method).toBe('ears');
		expect(alarms?.judged).toBe(140 - 2 - 49);
		const found = alarms?.list.find(({ at }) => at === 100);
		expect(found?.methods).toContain('EARS C1');
		expect(found?.count).toBe(values[100]);
		expect(found?.expected).toBeCloseTo(range(7, 1).reduce((sum, i) => sum + (values[100 - 7 * i] ?? 0), 0) / 7, 9);
		expect(found?.count).toBeGreaterThan(found?.upper ?? Infinity);
		expect(alarms?.list.some(({ at }) => at === 0 || at === 40)).toBe(false);
		expect(alarms?.list.every(({ count, expected }) => count > expected)).toBe(true);
	});

	it('flags some four in a hundred days where nothing changed but the weekday', async () => {
		let [flagged, judged] = [0, 0];
		for (const seed of range(12, 1)) {
			const { alarms } = await readSeries(request('day', counts(730, rhythm, seed * 101)));
			flagged += alarms?.list.length ?? 0;
			judged += alarms?.judged ?? 0;
		}
		expect(flagged / judged).toBeGreaterThan(0.02);
		expect(flagged / judged).toBeLessThan(0.06);
	});

	it('finds a planted week by Farrington where years of weeks are there, and falls back to EARS where not', async () => {
		const level = (i: number): number => 30 + 12 * Math.sin((2 * Math.PI * i) / 52) + (i === 300 ? 45 : 0);
		const long = await readSeries(request('week', counts(330, level)));
		expect(long.alarms?.method).toBe('farrington');
		expect(long.alarms?.judged).toBe(330 - 263);
		const found = long.alarms?.list.find(({ at }) => at === 300);
		expect(found?.expected).toBeGreaterThan(level(300) - 45 - 12);
		expect(found?.expected).toBeLessThan(level(300) - 45 + 12);
		expect(long.alarms?.list.length).toBeLessThan(12);
		expect((await readSeries(request('week', counts(200, level)))).alarms?.method).toBe('ears');
	});

	it('judges no month, and nothing on a dozen values', async () => {
		expect(
			(
				await readSeries(
					request(
						'month',
						counts(40, () => 30)
					)
				)
			).alarms
		).toBeNull();
		expect(
			(
				await readSeries(
					request(
						'day',
						counts(11, () => 30)
					)
				)
			).alarms
		).toBeNull();
		expect((await readSeries(request('month', [4, 5, 6]))).chart).toBeNull();
	});

	it('gives the direction of whole months', async () => {
		const { direction } = await readSeries(
			request(
				'month',
				range(24).map((i) => 100 + 3 * i)
			)
		);
		expect(direction).toMatchObject({ months: 24, slope: 3 });
		expect(direction?.p).toBeLessThan(1e-6);
		expect(
			(
				await readSeries(
					request(
						'month',
						counts(24, () => 200)
					)
				)
			).direction?.p
		).toBeGreaterThan(0.05);
	});

	it('makes no alarm of a single incident after days of none', async () => {
		const values = range(100).map((i) => (i === 80 ? 1 : 0));
		expect((await readSeries(request('day', values))).alarms?.list).toEqual([]);
	});
});
