import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WeekWindow } from '../../src/lib/core/filter';
import { dayOf, isoDay } from '../../src/lib/core/time';
import type { App } from '../../src/lib/state/context';
import { Planning } from '../../src/lib/state/planning.svelte';
import { START } from '../../src/lib/state/situation';
import { Situations } from '../../src/lib/state/situations.svelte';

const THURSDAY = dayOf(2026, 11, 26);
const TONIGHT: WeekWindow = { days: [3], from: 22, to: 3, nights: true };

/** What the screen is when it opens: no question is asked, as effects run in a page only. */
function opened(day: number | null, window: WeekWindow | null = TONIGHT): Planning {
	const situations = new Situations({ ...START, plan: { ...START.plan, window }, shift: { ...START.shift, day } });
	return new Planning({ situations, workspace: { holdings: { timed: 1 } } } as unknown as App);
}
const shown = ({ dates, date }: Planning): unknown => ({
	dates: dates.map(({ day, stage }) => `${isoDay(day)} ${stage}`),
	date: date && isoDay(date.day)
});

beforeEach(() => {
	vi.useFakeTimers({ now: Date.UTC(2026, 10, 26, 22, 10) });
});
afterEach(() => {
	vi.useRealTimers();
});

describe('dates of a tasking', () => {
	const WEEKS = ['2026-12-03 ahead', '2026-12-10 ahead', '2026-12-17 ahead'];
	test('begin with the shift that is under way', () => {
		expect(shown(opened(null))).toEqual({ dates: ['2026-11-26 begun', ...WEEKS], date: '2026-11-26' });
	});

	test('"Tonight" stays the evening after midnight', () => {
		vi.setSystemTime(Date.UTC(2026, 10, 27, 2, 0));
		const planning = opened(null);
		expect(planning.presets[0]?.window).toEqual(TONIGHT);
		expect(shown(planning)).toMatchObject({ date: isoDay(THURSDAY) });
		vi.setSystemTime(Date.UTC(2026, 10, 27, 6, 0));
		expect(opened(null).presets[0]?.window?.days).toEqual([4]);
	});

	test('keep the day that was chosen, before or beyond those offered, while the window comes on it', () => {
		const now = '2026-11-26 begun';
		expect(shown(opened(THURSDAY - 14))).toEqual({ dates: ['2026-11-12 passed', now, ...WEEKS], date: '2026-11-12' });
		expect(shown(opened(THURSDAY + 7))).toEqual({ dates: [now, ...WEEKS], date: '2026-12-03' });
		expect(shown(opened(THURSDAY + 35))).toEqual({ dates: [now, ...WEEKS, '2026-12-31 ahead'], date: '2026-12-31' });
	});

	test('fall back to the next where the window does not come on the day that was chosen', () => {
		expect(shown(opened(THURSDAY - 13))).toEqual({ dates: ['2026-11-26 begun', ...WEEKS], date: '2026-11-26' });
		expect(shown(opened(THURSDAY - 14, null))).toEqual({ dates: [], date: null });
	});
});
