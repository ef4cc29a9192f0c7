import { expect, it } from 'vitest';
import type { PeopleCover, WeekStaffing } from '../../../src/lib/deployment';
import { peopleByHour, peopleShifts } from '../../../src/lib/state/week/peopleShifts';
import { peopleCautions, peopleLead, uncoveredWords } from '../../../src/lib/views/panels/plan/week/people/peopleWords';

const NIGHT = [167, 0];
const need = Uint16Array.from({ length: 168 }, (_, h) => (NIGHT.includes(h) ? 3 : 1));
const staffing = { need, fewer: null } as unknown as WeekStaffing;
const cover = { hours: { value: 176, low: 170, high: 190 }, spare: 6, pounds: 2904.5, least: 'pounds', cheaper: null } as PeopleCover;

it('names the peak across the end of the week, the hours and the £', () => {
	const { before, strong, after } = peopleLead(staffing, cover);
	expect(before + strong + after).toBe(
		'The calls of these areas are met by 176 hours on shift a week, £2,904.50. Most are needed Sun 23:00–01:00: 3 people at once.'
	);
	expect(peopleLead(staffing, { ...cover, pounds: null }).strong).toBe('176 hours on shift a week');
});

it('counts the hours in which the plan on the screen falls short', () => {
	const planned = new Uint16Array(168).fill(1);
	expect(peopleCautions(staffing, cover, planned, null)).toEqual([
		'95% interval of the hours needed 170 to 190',
		'6 hours of them beyond what the calls need, as shifts are whole',
		'the plan on the screen has fewer than needed in 2 of 168 hours'
	]);
	expect(peopleCautions(staffing, cover, planned.fill(3), null).at(-1)).toBe('the plan on the screen has enough at every hour');
});

it('says what the hours that there are give, and what more would', () => {
	const onDuty = new Uint16Array(168).fill(1);
	const fewer = { hours: 168, units: [], onDuty, pounds: null, free: 0.8412, bound: 0.8412 };
	const all = { ...cover, free: 0.998 };
	const { before, strong, after } = peopleLead({ ...staffing, fewer }, all);
	expect(before + strong + after).toBe(
		'With 168 hours on shift a week, someone is free at once for 84% of the calls. The 176 hours that the calls need make it 99%.'
	);
	expect(peopleCautions({ ...staffing, fewer }, all, null, 168)[1]).toBe(
		'fewer than needed in 2 of 168 hours; no other use of these hours does better'
	);
	// What is not passed is rounded up.
	expect(peopleCautions({ ...staffing, fewer: { ...fewer, bound: 0.894 } }, all, null, 168)[1]).toContain(
		'no other use of them passes 90%'
	);
});

it('says that the hours that there are suffice', () => {
	expect(peopleCautions(staffing, cover, null, 200)).toContain('your 200 hours are enough');
	const dearer = { ...cover, least: 'hours' as const, cheaper: { hours: 216, pounds: 2500 } };
	expect(peopleCautions(staffing, dearer, null, 200).at(-1)).toBe('with 216 hours it could be had for £2,500');
});

it('names hours that no shift covers', () => {
	const hours = [24 + 3, 24 + 4, 24 + 5].map((hour) => ({ hour, missing: 1 }));
	expect(uncoveredWords({ kind: 'uncoverable', hours }).fault).toBe('No shift covers Tue 03:00–06:00.');
	const often = [2, 10, 18, 26].map((hour) => ({ hour, missing: 1 }));
	expect(uncoveredWords({ kind: 'uncoverable', hours: often }).fault).toContain('and at 1 more time.');
	const nightly = Array.from({ length: 7 }, (_, day) => ({ hour: 24 * day + 2, missing: 1 }));
	expect(uncoveredWords({ kind: 'uncoverable', hours: nightly }).fault).toBe(
		'No shift covers Mon 02:00–03:00, Tue 02:00–03:00, Wed 02:00–03:00 and at 4 more times.'
	);
});

it('takes the plan’s own shifts where none are given, and counts who is at work over midnight', () => {
	expect(peopleShifts({ people: null, starts: [7, 19], staff: ['marshal', 'officer'] })).toEqual([
		{ from: 7, hours: 12, kind: 'marshal' },
		{ from: 19, hours: 12, kind: 'officer' }
	]);
	const by = peopleByHour([{ day: 6, from: 22, hours: 4 }], [2]);
	expect([...by.keys()].filter((h) => by[h] === 2)).toEqual([0, 1, 166, 167]);
});
