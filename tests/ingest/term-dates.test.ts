import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, isSchoolDay } from '../../data/generator/clock';
import { FILES, SPAN } from '../../data/truths';
import { kindOfDay, termWeeks, type TermDates } from '../../src/lib/core/term-dates';
import { dayOf, weekdayOf } from '../../src/lib/core/time';
import { isTermDates, readTermDates } from '../../src/lib/ingest/term-dates';

const folder = fileURLToPath(new URL('../../data/sample/', import.meta.url));
const sample = (name: string): Promise<Blob> => openAsBlob(folder + name);
const file = (text: string): Blob => new Blob([text]);
const HEAD = 'name,from,to,kind\n';

describe('term dates', () => {
	it('of the sample say of every working day whether its schools were open', async () => {
		const dates = await readTermDates(await sample(FILES.terms), FILES.terms);
		for (let at = day(SPAN.first); at <= day(SPAN.last); at++)
			if (weekdayOf(at) < 5) expect(kindOfDay(dates, at) === 'term', String(at)).toBe(isSchoolDay(at));
	});

	it('are told from incidents by their header', async () => {
		expect(await isTermDates(await sample(FILES.terms), FILES.terms)).toBe(true);
		for (const name of [FILES.canterbury, FILES.alerts, FILES.burglary]) expect(await isTermDates(await sample(name), name)).toBe(false);
		expect(await isTermDates(file('name;from;to;kind\nEaster;30/03/2026;10/04/2026;holiday\n'), 'terms.csv')).toBe(true);
		expect(await isTermDates(file('\ufeffKind,To,From,Name\n'), 'TERMS.CSV')).toBe(true);
		expect(await isTermDates(file('name,from,to,kind,offence\n'), 'x.csv')).toBe(false);
		expect(await isTermDates(file(HEAD), 'x.json')).toBe(false);
	});

	it('are read from either form of date, both days included, quoted names and notes among them', async () => {
		const { spans } = await readTermDates(
			file(`# a note, with a comma\n${HEAD}"Spring, early",2026-01-05,13/02/2026,Term\r\nHalf-term,16/2/2026,20/2/2026,holiday\n`),
			't.csv'
		);
		expect(spans).toEqual([
			{ name: 'Spring, early', period: { from: dayOf(2026, 1, 5), to: dayOf(2026, 2, 14) }, kind: 'term' },
			{ name: 'Half-term', period: { from: dayOf(2026, 2, 16), to: dayOf(2026, 2, 21) }, kind: 'holiday' }
		]);
	});

	it.each([
		['A,30/02/2026,01/03/2026,term', 'Line 2 of t.csv has a date that cannot be read.'],
		['A,2026-03-01,2026-02-01,term', 'Line 2 of t.csv ends before it begins.'],
		['A,2026-02-01,2026-03-01,exams', 'Line 2 of t.csv is neither term nor holiday.'],
		['', 't.csv has a header and no dates.']
	])('refuse %s', async (row, fault) => {
		await expect(readTermDates(file(HEAD + row), 't.csv')).rejects.toMatchObject({ code: 'term-dates-refused', fault });
	});
});

describe('term weeks', () => {
	const span = fc.record({
		name: fc.constant('a'),
		kind: fc.constantFrom('term' as const, 'holiday' as const),
		period: fc
			.tuple(fc.integer({ min: 20_000, max: 20_400 }), fc.integer({ min: 1, max: 90 }))
			.map(([from, length]) => ({ from, to: from + length }))
	});
	const period = fc
		.tuple(fc.integer({ min: 19_990, max: 20_300 }), fc.integer({ min: 0, max: 200 }))
		.map(([from, length]) => ({ from, to: from + length }));

	it('are whole weeks of the period, each of one kind, and none is lost', () => {
		fc.assert(
			fc.property(fc.array(span, { maxLength: 6 }), period, (spans, within) => {
				const { term, holiday, weeks, left } = termWeeks({ name: 't', spans }, within);
				const days = new Set<number>();
				for (const run of [...term, ...holiday]) {
					expect([weekdayOf(run.from), weekdayOf(run.to)]).toEqual([0, 0]);
					for (let at = run.from; at < run.to; at++) {
						expect(at >= within.from && at < within.to && !days.has(at)).toBe(true);
						days.add(at);
					}
				}
				expect(days.size).toBe(7 * (weeks.term + weeks.holiday));
				const monday = within.from + ((7 - weekdayOf(within.from)) % 7);
				expect(weeks.term + weeks.holiday + left).toBe(Math.max(0, Math.floor((within.to - monday) / 7)));
			})
		);
	});

	it('keep a week with a bank holiday in term, and leave a week out that is half of each', () => {
		const dates: TermDates = {
			name: 't',
			spans: [
				{ name: 'term', kind: 'term', period: { from: dayOf(2026, 4, 13), to: dayOf(2026, 7, 22) } },
				{ name: 'bank holiday', kind: 'holiday', period: { from: dayOf(2026, 5, 4), to: dayOf(2026, 5, 5) } },
				{ name: 'summer', kind: 'holiday', period: { from: dayOf(2026, 7, 22), to: dayOf(2026, 9, 3) } }
			]
		};
		const weeks = termWeeks(dates, { from: dayOf(2026, 4, 13), to: dayOf(2026, 8, 31) });
		expect(weeks.term).toEqual([{ from: dayOf(2026, 4, 13), to: dayOf(2026, 7, 20) }]);
		expect(weeks.holiday).toEqual([{ from: dayOf(2026, 7, 27), to: dayOf(2026, 8, 31) }]);
		expect(weeks.left).toBe(1);
	});
});
