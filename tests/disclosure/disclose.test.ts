import { describe, expect, it } from 'vitest';
import {
	disclose,
	discloseChange,
	discloseMean,
	discloseShare,
	discloseTable,
	fileValue,
	notesOf,
	POLICIES,
	type Rule
} from '../../src/lib/disclosure';
import { isSmall, rangeOf } from '../../src/lib/disclosure/disclose';

const { analyst, partnership, public: anyone } = POLICIES;
const RULES: readonly Rule[] = [analyst, partnership, anyone].flatMap(({ screen, file }) => [
	screen.ordinary,
	screen.sensitive,
	file.ordinary,
	file.sensitive
]);
const COUNTS = Array.from({ length: 260 }, (_, count) => count);

describe('disclose', () => {
	it('suppresses, rounds and merges by audience', () => {
		const looks = (rule: Rule) => [0, 1, 4, 5, 7, 8, 9, 10, 12, 13, 1234].map((count) => disclose(count, rule).text);
		expect(looks(analyst.screen.sensitive)).toEqual(['0', '1', '4', '5', '7', '8', '9', '10', '12', '13', '1,234']);
		expect(looks(analyst.file.ordinary)).toEqual(['0', '<5', '<5', '5', '7', '8', '9', '10', '12', '13', '1,234']);
		expect(looks(partnership.screen.ordinary)).toEqual(['0', '<5', '<5', '5', '5', '10', '10', '10', '10', '15', '1,235']);
		expect(looks(partnership.screen.sensitive)).toEqual(['<10', '<10', '<10', '<10', '<10', '<10', '<10', '10', '10', '15', '1,235']);
		expect(looks(anyone.screen.ordinary)).toEqual(['0', '<10', '<10', '<10', '<10', '<10', '<10', '10', '10', '15', '1,235']);
	});

	it('says the same in words and in files', () => {
		expect(disclose(3, partnership.screen.ordinary)).toMatchObject({ code: 'suppressed', value: null, spoken: 'fewer than 5' });
		expect(disclose(0, partnership.screen.sensitive).spoken).toBe('fewer than 10, perhaps none');
		expect(disclose(1233, partnership.screen.ordinary).spoken).toBe('about 1,235');
		expect([0, 3, 1233].map((count) => fileValue(disclose(count, partnership.file.ordinary)))).toEqual([0, '<5', 1235]);
	});

	it('never shows a small count, and shows the same for all that may stand behind it', () => {
		for (const rule of RULES) {
			const looks = COUNTS.map((count) => disclose(count, rule));
			const told = looks.filter(({ value }) => value !== null && value !== 0 && value < rule.threshold);
			expect(told).toEqual([]);
			const words = looks.flatMap(({ text, spoken }, count) => (isSmall(count, rule) ? (`${text} ${spoken}`.match(/\d+/g) ?? []) : []));
			expect(words.every((number) => Number(number) >= rule.threshold)).toBe(true);
			const ranges = COUNTS.slice(0, 250).map((count) => rangeOf(count, rule));
			const alike = COUNTS.slice(0, 250).map((count) => COUNTS.filter((other) => looks[other]?.text === looks[count]?.text));
			expect(ranges).toEqual(alike.map((counts) => ({ low: counts[0], high: counts.at(-1) })));
			expect(ranges.map(({ low, high }) => high - low + 1)).toEqual(alike.map(({ length }) => length));
		}
	});

	it('refuses what is no count', () => {
		for (const wrong of [-1, 2.5, NaN, Infinity]) expect(() => disclose(wrong, partnership.screen.ordinary)).toThrow(/whole number/);
	});
});

describe('figures made of counts', () => {
	const { ordinary, sensitive } = partnership.screen;
	const { minima } = partnership;

	it('gives percentages of 22.5 or more, from what the counts look like', () => {
		expect(discloseShare(8, 22, ordinary, minima).code).toBe('too few');
		expect(discloseShare(8, 23, ordinary, minima)).toMatchObject({ code: 'rounded', text: '40%', value: 0.4 });
		expect(discloseShare(4, 100, ordinary, minima).code).toBe('too few');
		expect(discloseShare(0, 100, ordinary, minima).text).toBe('0%');
		expect(discloseShare(0, 100, sensitive, minima).code).toBe('too few');
		expect(discloseShare(1204, 3121, ordinary, minima).text).toBe('38.6%');
		expect(discloseShare(19, 100, analyst.screen.ordinary, analyst.minima).code).toBe('too few');
		expect(discloseShare(20, 100, analyst.screen.ordinary, analyst.minima).text).toBe('20.0%');
	});

	it('gives changes between two counts of 20 or more, and none from nothing', () => {
		expect(discloseChange(4, 9, ordinary, minima).code).toBe('too few');
		expect(discloseChange(19, 40, ordinary, minima).code).toBe('too few');
		expect(discloseChange(20, 40, ordinary, minima)).toMatchObject({ text: '+100%', spoken: 'about up 100%' });
		expect(discloseChange(41, 22, ordinary, minima).text).toBe('−50%');
		expect(discloseChange(41, 42, ordinary, minima).text).toBe('0%');
		expect(discloseChange(0, 42, ordinary, minima)).toMatchObject({ code: 'n/a', text: 'n/a' });
		expect(discloseChange(0, 42, sensitive, minima).code).toBe('too few');
		expect(discloseChange(2867, 3148, analyst.screen.ordinary, analyst.minima).text).toBe('+9.8%');
	});

	it('gives no figure of a count that a table hides', () => {
		const { cells, total } = discloseTable({
			counts: [[3, 20, 60]],
			rules: analyst.file,
			totals: { rows: false, columns: false, all: true }
		});
		const [, hidden] = cells[0] ?? [];
		if (!hidden || !total) throw new Error('no table');
		expect([hidden.text, total.text]).toEqual(['hidden', '83']);
		expect(discloseShare(20, 83, analyst.file.ordinary, analyst.minima, [hidden, total]).code).toBe('too few');
		expect(discloseChange(20, 83, analyst.file.ordinary, analyst.minima, [hidden, total]).code).toBe('too few');
	});

	it('says beside the counts what was done to them', () => {
		const looks = (rule: Rule) => [0, 3, 12].map((count) => disclose(count, rule));
		expect(notesOf(looks(ordinary), partnership, 'ordinary')).toEqual([
			'Counts are rounded to the nearest 5, each on its own: they may not add up to their total.',
			'<5: fewer than 5.'
		]);
		expect(notesOf(looks(sensitive), partnership, 'sensitive').at(-1)).toBe('<10: fewer than 10, perhaps none.');
		expect(notesOf(looks(analyst.screen.ordinary), analyst, 'ordinary')).toEqual(['Exact counts: not for circulation']);
	});

	it('gives means of eight or more values', () => {
		expect(discloseMean(12.34, 7, ordinary, minima).code).toBe('too few');
		expect(discloseMean(-12.34, 8, ordinary, minima).text).toBe('−12.3');
		expect(discloseMean(12.34, 9, sensitive, minima).code).toBe('too few');
		expect(discloseMean(NaN, 30, ordinary, minima).code).toBe('too few');
	});

	it('tells no more than the counts do: alike counts give alike figures', () => {
		const seen = new Map<string, Set<string>>();
		for (let from = 0; from < 60; from++)
			for (let to = 0; to < 60; to++) {
				const sides = [from, to].map((count) => `${disclose(count, ordinary).text}${count >= 20 ? '+' : ''}`).join(' to ');
				const { text } = discloseChange(from, to, ordinary, minima);
				seen.set(sides, (seen.get(sides) ?? new Set()).add(text));
			}
		expect([...seen.values()].every(({ size }) => size === 1)).toBe(true);
	});
});
