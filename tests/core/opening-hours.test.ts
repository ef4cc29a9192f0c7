import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFromTo, readOpening } from '../../src/lib/core/opening-hours';

/** Hours of the week in which a text is open, as "weekday hour". */
function open(text: string): string[] {
	const opening = readOpening(text);
	if (opening.kind !== 'given') return [opening.kind];
	return [...opening.hours].flatMap((on, slot) => (on ? [`${String(Math.floor(slot / 24))} ${String(slot % 24)}`] : []));
}
const count = (text: string): number => open(text).length;

it('reads days, spans over midnight, breaks and days off', () => {
	expect(count('24/7')).toBe(168);
	expect(count('24 hours')).toBe(168);
	expect(count('Mo-Su 08:00-20:00')).toBe(84);
	expect(count('08:00–20:00')).toBe(84);
	expect(count('Mo-Fr 09:00-12:00,13:00-17:00; Sa off')).toBe(35);
	expect(count('Mo-Sa 08:00-20:00; PH off')).toBe(72);
	expect(open('Fr 20:00-04:00')).toEqual(['4 20', '4 21', '4 22', '4 23', '5 0', '5 1', '5 2', '5 3']);
	expect(open('Su 22:00-02:00')).toEqual(['0 0', '0 1', '6 22', '6 23']);
	expect(open('Su 23:00-26:00')).toEqual(open('Su 23:00-02:00'));
	expect(count('Monday to Friday 9am-5pm')).toBe(40);
	expect(count('Mo-Su 08:00-20:00; Su 10:00-16:00')).toBe(78);
	expect(open('Sa-Mo 10:00-11:00')).toEqual(['0 10', '5 10', '6 10']);
});

it('counts an hour only where the place is open throughout it', () => {
	expect(open('Mo 06:30-08:30')).toEqual(['0 7']);
	expect(open('Mo 07:00-24:00').at(-1)).toBe('0 23');
});

it('says what it cannot read', () => {
	for (const text of [
		'by appointment',
		'Mo-Fr',
		'sunrise-sunset',
		'Apr-Oct 09:00-17:00',
		'Mo-Fr 25:99-30:00',
		'Mo 09:00+',
		'Xx 09:00-10:00'
	])
		expect(open(text), text).toEqual(['unreadable']);
	expect(open('  ')).toEqual(['none']);
	expect(readFromTo('', '', 'Mo')).toEqual({ kind: 'none' });
	expect(readFromTo('08:00', '20:00', '')).toMatchObject({ kind: 'given', text: '08:00-20:00' });
	expect(readFromTo('22', '6', 'Fri, Sat')).toMatchObject({ kind: 'given' });
});

it('opens as long as a span says, on each of its days', () => {
	const hour = fc.integer({ min: 0, max: 23 });
	const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su');
	fc.assert(
		fc.property(day, hour, hour, (name, from, to) => {
			const two = (h: number): string => `${String(h).padStart(2, '0')}:00`;
			expect(count(`${name} ${two(from)}-${two(to)}`)).toBe((to - from + 24) % 24 || 24);
		}),
		{ numRuns: 200 }
	);
});
