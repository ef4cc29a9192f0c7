import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/lib/core/annotation';
import type { Series } from '../../../src/lib/core/answers';
import { monthStart } from '../../../src/lib/core/time';
import { eventWords, MARK, placeEvents } from '../../../src/lib/views/charts/eventMarks';
import { gapLabel } from '../../../src/lib/views/charts/gapLabels';
import { trendView } from '../../../src/lib/views/charts/trendView';

const annotations = fc.array(
	fc.record({
		id: fc.uuid(),
		day: fc.integer({ min: 0, max: 990 }),
		last: fc.constant(null),
		text: fc.string({ maxLength: 40 })
	}),
	{ maxLength: 12 }
);

describe('marks of dated notes', () => {
	it('are numbered in order of time', () => {
		const marks = marksOf([
			{ id: 'b', day: 20_000, last: null, text: 'Later' },
			{ id: 'a', day: 19_000, last: 19_030, text: 'Marshals' }
		]);
		expect(marks.map(({ number, text }) => [number, text])).toEqual([
			[1, 'Marshals'],
			[2, 'Later']
		]);
		expect(marks.map(eventWords)).toEqual(['1, 08/01/2022 – 07/02/2022: Marshals', '2, 04/10/2024: Later']);
	});

	it('never lie over each other, nor a text over a mark or another text', () => {
		fc.assert(
			fc.property(annotations, (list) => {
				const placed = placeEvents(marksOf(list), (day) => 40 + day / 2, 40, 540);
				expect(placed).toHaveLength(list.length);
				const boxes = placed.map(({ mark, text, anchor }) => {
					const width = text === '' ? 0 : 4 + 6.4 * text.length;
					return anchor === 'start' ? [mark - MARK, mark + MARK + width] : [mark - MARK - width, mark + MARK];
				});
				boxes.forEach(([from = 0, to = 0], i) => {
					expect(from).toBeGreaterThanOrEqual(40 - 1e-9);
					expect(to).toBeLessThanOrEqual(548);
					const next = boxes[i + 1];
					if (next) expect(to).toBeLessThanOrEqual((next[0] ?? 0) + 1e-9);
				});
			})
		);
	});

	it('stand in the table behind the chart, at the month of the day', () => {
		const series: Series = { bin: 'month', start: 2025 * 12, counts: new Uint32Array(6).fill(9), undated: 0 };
		const events = marksOf([{ id: 'a', day: monthStart(2025 * 12 + 2) + 4, last: null, text: 'Marshals' }]);
		const { rows } = trendView(series, null, { outside: [], partial: [], gaps: [], events });
		expect(rows.map(({ remarks }) => remarks)).toEqual([[], [], ['note 1, 05/03/2025: Marshals'], [], [], []]);
	});
});

describe('the text of a loading gap', () => {
	it('crosses no edge of a selection while there is room anywhere beside one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 60, max: 440 }), fc.array(fc.integer({ min: 40, max: 460 }), { maxLength: 2 }), (at, lines) => {
				const { x, anchor } = gapLabel(at, 40, 460, lines);
				const [from, to] = anchor === 'start' ? [x, x + 72] : [x - 72, x];
				for (const line of lines) expect(line <= from || line >= to).toBe(true);
				expect(from).toBeGreaterThanOrEqual(40);
				expect(to).toBeLessThanOrEqual(460);
			})
		);
	});
	it('crosses the dotted line of a note rather than stand far from its mark', () => {
		expect(gapLabel(300, 40, 460, [250], [315])).toEqual({ x: 320, anchor: 'start' });
		expect(gapLabel(300, 40, 460, [250], [315, 340])).toEqual({ x: 310, anchor: 'start' });
	});
	it('stands beyond the edge that is closest', () => {
		expect(gapLabel(300, 40, 460, [305])).toEqual({ x: 310, anchor: 'start' });
		expect(gapLabel(300, 40, 460, [330])).toEqual({ x: 290, anchor: 'end' });
		expect(gapLabel(300, 40, 460, [250, 330])).toEqual({ x: 335, anchor: 'start' });
	});
});
