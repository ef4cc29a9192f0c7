import { describe, expect, it } from 'vitest';
import type { StaffWeekRequest, WeekCurves } from '../../src/lib/deployment';
import { highsSolver } from '../../src/lib/deployment/exact/highs';
import { staffWeek } from '../../src/lib/deployment/staffing/staffWeek';
import { planWeek } from '../../src/lib/state/settings/planWeek';
import { People } from '../../src/lib/state/week/people.svelte';

/** Twenty records in each hour of the week, over fifty weeks. */
const curves = { hourly: new Uint32Array(168).fill(20), weeks: 50, shifts: [], synthetic: false } as unknown as WeekCurves;

/** The question of the people, put to the engine itself. */
function open() {
	const solver = highsSolver();
	const engine = { staffWeek: (request: StaffWeekRequest, signal?: AbortSignal) => staffWeek(request, solver, signal) };
	const week = { curves, shown: null, settings: { ...planWeek.start, minutes: 40 } };
	return { week, people: new People(engine, () => week) };
}

describe('the question how many people', () => {
	it('given up, keeps the figures before and says so; asked again, it is answered for what is set now', async () => {
		const { week, people } = open();
		people.again();
		await people.answer.settle();
		const before = people.staffing?.need;
		expect(before).toHaveLength(168);
		expect([people.settled, people.stopped]).toEqual([true, false]);

		week.settings = { ...week.settings, minutes: 120 };
		people.again();
		people.stop();
		await people.answer.settle();
		expect([people.settled, people.stopped, people.answer.error]).toEqual([false, true, null]);
		expect(people.staffing?.need).toBe(before);

		people.again();
		expect(people.stopped).toBe(false);
		await people.answer.settle();
		expect([people.settled, people.stopped]).toEqual([true, false]);
		expect(Math.max(...(people.staffing?.need ?? []))).toBeGreaterThan(Math.max(...(before ?? [])));
	});
	it('given up before there were figures, has none', async () => {
		const { people } = open();
		people.again();
		people.stop();
		await people.answer.settle();
		expect([people.staffing, people.stopped]).toEqual([null, true]);
	});
});
