import { describe, expect, test } from 'vitest';
import { countOutliers } from '../../../src/lib/ingest/report/count-outliers';
import { findGaps } from '../../../src/lib/ingest/report/find-gaps';
import { findGapsAcross } from '../../../src/lib/ingest/report/find-gaps-across';

describe('gaps in loading', () => {
	test('a month at half of both neighbours, with uneven categories as evidence', () => {
		const [gap, ...others] = findGaps({
			'2018-10': { Violence: 7699, ASB: 2049, Shoplifting: 1200 },
			'2018-12': { Violence: 2484, ASB: 2306, Shoplifting: 300 },
			'2019-01': { Violence: 7133, ASB: 2133, Shoplifting: 1100 }
		}).filter(({ kind }) => kind === 'low');
		expect(others).toEqual([]);
		expect(gap).toMatchObject({ month: '2018-12', count: 5090, usual: 10_366, fallen: ['Violence', 'Shoplifting'], steady: ['ASB'] });
		expect(gap?.message).toContain('gap in loading');
	});
	test('a month without records between months that have some', () => {
		const gaps = findGaps({ '2023-12': { a: 900 }, '2024-02': { a: 950 } });
		expect(gaps).toMatchObject([{ month: '2024-01', kind: 'missing', count: 0, usual: 900 }]);
	});
	test.each([
		['an even fall of 40 %', { '2024-01': { a: 500, b: 500 }, '2024-02': { a: 300, b: 300 }, '2024-03': { a: 500, b: 500 } }],
		['a low last month, which may be partial', { '2024-01': { a: 900 }, '2024-02': { a: 100 } }],
		['a step down that lasts', { '2024-01': { a: 900 }, '2024-02': { a: 400 }, '2024-03': { a: 410 } }],
		['counts too small to tell', { '2024-01': { a: 12 }, '2024-02': { a: 4 }, '2024-03': { a: 13 } }],
		['years that were never loaded', { '2019-01': { a: 900 }, '2024-01': { a: 900 } }]
	])('%s is none', (_, months) => {
		expect(findGaps(months)).toEqual([]);
	});
	test('a small force is no gap beside a large one', () => {
		const file = (series: string, month: string, count: number) => ({ series, monthsByCategory: { [month]: { a: count } } });
		const files = [file('Kent', '2024-01', 9000), file('City', '2024-02', 700), file('Kent', '2024-03', 9000)];
		expect(findGapsAcross(files).map(({ month, kind }) => [month, kind])).toEqual([['2024-02', 'missing']]);
	});
});

test('outliers lie outside the enlarged box of the middle 98 %', () => {
	const points: number[] = [];
	for (let i = 0; i < 1000; i++) points.push(1 + (i % 40) / 400, 51.2 + Math.floor(i / 40) / 250);
	points.push(-3.4, 51.2, 1.05, 53.3);
	const rows = new Uint32Array(1002).fill(1);
	rows[1001] = 4;
	expect(countOutliers(Float64Array.from(points), rows)).toBe(5);
	expect(countOutliers(new Float64Array(0), new Uint32Array(0))).toBe(0);
});
