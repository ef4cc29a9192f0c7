import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlikeClasses } from '../../../src/lib/ingest/privacy/alike-classes';
import { csv, importText } from '../importing';

/** Rows in classes of fewer than five, counted with plain text keys. */
function plainly(rows: readonly (readonly number[])[]): number {
	const classes = new Map<string, number>();
	for (const row of rows) classes.set(row.join(), (classes.get(row.join()) ?? 0) + 1);
	return [...classes.values()].filter((count) => count < 5).reduce((sum, count) => sum + count, 0);
}

describe('classes of rows that are alike', () => {
	test('as many rows stand out as a plain count finds', () => {
		const row = fc.tuple(fc.integer({ min: -1, max: 40 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 4 }));
		fc.assert(
			fc.property(fc.array(row, { maxLength: 4000 }), (rows) => {
				const classes = new AlikeClasses();
				for (const [place, rest, label] of rows) classes.add(place, rest, label);
				const { rows: found, sampled, byLabel } = classes.result();
				expect([found, sampled]).toEqual([plainly(rows), 1]);
				expect([...byLabel.values()].reduce((sum, n) => sum + n, 0)).toBe(found);
			}),
			{ numRuns: 40, interruptAfterTimeLimit: 4000 }
		);
	});
	test('what does not fit is estimated to within 1 % of the rows', () => {
		const rows = Array.from({ length: 300_000 }, (_, i) => [(i * 7919) % 30_011, (i * 104_729) % 11, i % 3] as const);
		const classes = new AlikeClasses(1 << 14);
		for (const [place, rest, label] of rows) classes.add(place, rest, label);
		const { rows: found, sampled } = classes.result();
		expect(sampled).toBeGreaterThan(4);
		expect(Math.abs(found - plainly(rows))).toBeLessThan(0.01 * rows.length);
	});
});

test('the report says how many rows stand out, by what, and what days would change', async () => {
	const lines = Array.from({ length: 60 }, (_, i) => {
		const hour = i < 50 ? '10' : String(10 + (i % 10));
		const kind = i < 50 ? 'Theft' : 'Robbery';
		return `${i < 50 ? '01' : '08'}/03/2024 ${hour}:15,${kind},51.281,1.081`;
	});
	const { report } = await importText(csv('Occurred,Category,Latitude,Longitude', lines));
	expect(report.record?.standOut).toEqual({
		share: 10 / 60,
		rows: 10,
		sampled: 1,
		by: ['place (0.1 km²)', 'hour of the week', 'category'],
		shareInDays: 0,
		worst: [{ category: 'Robbery', rows: 10, of: 10 }]
	});
});

test('a sex kept for a stated purpose counts among what makes rows alike', async () => {
	const header = 'Date,Category,Latitude,Longitude,Gender';
	const lines = Array.from({ length: 20 }, (_, i) => `01/03/2024,Theft,51.281,1.081,${i < 3 ? 'F' : 'M'}`);
	const without = await importText(csv(header, lines));
	expect(without.report.columns[4]).toMatchObject({ class: 'drop', allowed: ['ignore'], override: { key: 4, reason: null } });
	expect(without.report.record?.standOut?.rows).toBe(0);
	const { report } = await importText(csv(header, lines), { overrides: { 4: 'Gendered harms study 2026' }, roles: { 4: 'outcome' } });
	expect(report.columns[4]).toMatchObject({ class: 'keep', role: 'outcome' });
	expect(report.record?.columns[4]).toMatchObject({ rule: 'sex', override: 'Gendered harms study 2026' });
	expect(report.record?.standOut).toMatchObject({ rows: 3, by: ['place (0.1 km²)', 'weekday', 'category', 'outcome'] });
});

test('ages become bands, where they are kept at all', async () => {
	const lines = ['01/03/2024,Theft,51.281,1.081,17', '01/03/2024,Theft,51.281,1.081,18', '01/03/2024,Theft,51.281,1.081,70'];
	const { report, incidents } = await importText(csv('Date,Category,Latitude,Longitude,Victim age', lines), { roles: { 4: 'outcome' } });
	expect(incidents.map(({ outcome }) => outcome)).toEqual(['0–17', '18–24', '65+']);
	expect(report.columns[4]).toMatchObject({ class: 'coarsen', samples: ['••'] });
});

test('dates of birth are known by their distance from the incidents', async () => {
	const lines = Array.from(
		{ length: 30 },
		(_, i) => `${String((i % 28) + 1).padStart(2, '0')}/03/2024,Theft,0${String((i % 9) + 1)}/02/${String(1950 + i * 2)}`
	);
	const { report } = await importText(csv('Recorded,Category,Datum', lines));
	expect(report.columns[2]).toMatchObject({ rule: 'dob', class: 'drop', allowed: ['ignore'] });
	expect(report.columns[0]).toMatchObject({ role: 'date', class: 'keep' });
});
