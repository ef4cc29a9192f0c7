import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/lib/core/answers';
import { trendLayout } from '../../../src/lib/views/charts/trendLayout';
import { rowWords, trendNote, trendRows, trendSummary } from '../../../src/lib/views/charts/trendWords';

const series: Series = { bin: 'month', start: 2025 * 12, counts: Uint32Array.from({ length: 14 }, (_, i) => 100 + i), undated: 3 };
const marks = {
	outside: series.counts.length ? Array.from(series.counts, (v) => v === 113) : [],
	partial: new Set([13]),
	gaps: new Set([4])
};
const rows = trendRows(series, marks);

describe('words of the trend', () => {
	it('tells each bin with the year before and its remarks', () => {
		expect(rows[12]).toEqual({ bin: 2026 * 12, label: 'Jan 2026', now: 112, before: 100, remarks: [] });
		expect(rowWords(rows[13] ?? rows[0] ?? { bin: 0, label: '', now: 0, before: null, remarks: [] }, 'incident')).toBe(
			'Feb 2026: 113 incidents, 101 the year before; outside the usual range; not the whole month'
		);
		expect(rows[0]?.before).toBeNull();
	});
	it('sums up, and says what is in doubt or left out', () => {
		expect(trendSummary('month', rows, { lower: -4, upper: 112, centre: 54 }, 'incident')).toBe(
			'1,491 incidents by month, Jan 2025 to Feb 2026. Most in Feb 2026 (113), fewest in Jan 2025 (100). Usual range 0 to 112; 1 month outside it.'
		);
		expect(trendNote('month', rows, 3, 'incident')).toBe(
			'Hatched: not the whole month (Feb 2026). Crosses: looks like a gap in loading, not a fall (May 2025). 3 incidents without a known month: left out here.'
		);
		expect(trendSummary('day', [], null, 'incident')).toBe('No dated incidents.');
	});
});

describe('layout of the trend', () => {
	const now = Array.from(series.counts);
	const layout = trendLayout({
		bin: 'month',
		start: series.start,
		now,
		before: rows.map((r) => r.before),
		band: { lower: 90, upper: 112, centre: 101 },
		doubtful: new Set([4, 13]),
		width: 544,
		height: 212,
		labelled: true,
		terms: false
	});
	it('starts at 0 and keeps every mark inside', () => {
		expect(layout.y(0)).toBe(layout.base);
		expect(Math.min(...now.map(layout.y))).toBeGreaterThanOrEqual(layout.top);
		expect(layout.x(0)).toBeGreaterThan(layout.left);
		expect(layout.x(13)).toBeLessThan(layout.right);
		expect(layout.edge(14)).toBeCloseTo(layout.right, 9);
	});
	it('dashes exactly the segments that touch a doubtful bin', () => {
		// 13 segments: 3–4, 4–5 and 12–13 are dashed.
		expect(layout.dashed.match(/L/g)).toHaveLength(3);
		expect(layout.solid.match(/L/g)).toHaveLength(10);
		expect(layout.solid.match(/M/g)).toHaveLength(2);
	});
	it('draws the year before only where there is one', () => {
		expect(layout.previous.match(/L/g)).toHaveLength(1);
		expect(layout.labels.before).not.toBeNull();
	});
});
