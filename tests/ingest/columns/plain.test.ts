import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatchBuilder, type BatchPlan } from '../../../src/lib/ingest/columns/batch-builder';
import { decimal } from '../../../src/lib/ingest/columns/decimal';
import { isMissing, isMissingAt } from '../../../src/lib/ingest/columns/is-missing';
import { decimalAt } from '../../../src/lib/ingest/columns/plain-cells';
import { PlainWhen } from '../../../src/lib/ingest/columns/plain-when';
import { WhenText } from '../../../src/lib/ingest/columns/when-text';
import { Zone } from '../../../src/lib/ingest/columns/zone';
import type { Spans } from '../../../src/lib/ingest/formats';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) => {
	fc.assert(fc.property(arbitrary, holds), { numRuns: 3000, seed: 20261122 });
};
const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const date = fc
	.tuple(fc.constantFrom('1969', '2024', '2023', '2100', '2101', '20x4'), two(13), two(32))
	.chain(([y, m, d]) =>
		fc.constantFrom(`${y}-${m}-${d}`, `${d}/${m}/${y}`, `${m}/${d}/${y}`, `${y}-${m}`, `${y}/${m}/${d}`, `${d}-${m}-${y}`)
	);
const clock = fc
	.tuple(two(25), two(61), two(61))
	.chain(([h, m, s]) =>
		fc.constantFrom('', '', `T${h}:${m}:${s}`, ` ${h}:${m}:${s}`, ` ${h}:${m}`, `T${h}:${m}`, ` ${h}:${m}:${s}Z`, ` ${h}`)
	);
const moment = fc.tuple(date, clock).map(([day, time]) => day + time);
const number = fc.oneof(
	fc.double({ noDefaultInfinity: true, noNaN: true, min: -400, max: 400 }).map(String),
	fc.integer().map(String),
	fc.stringMatching(/^-?[0-9.]{0,18}$/)
);

describe('cells read by their bytes', () => {
	test('numbers are those of the text, or left to it', () => {
		check(number, (text) => {
			const bytes = bytesOf(`,${text},`);
			const value = decimalAt(bytes, 1, bytes.length - 1);
			if (!Number.isNaN(value)) expect(value).toBe(decimal(text));
		});
		expect(decimalAt(bytesOf('51.279230'), 0, 9)).toBe(51.27923);
		expect(decimalAt(bytesOf('-1.5'), 0, 4)).toBe(-1.5);
	});

	test('dates are those of the text, or left to it', () => {
		const [plain, text] = [new PlainWhen(), new WhenText()];
		check(fc.tuple(moment, fc.constantFrom('dmy' as const, 'mdy' as const)), ([written, order]) => {
			const bytes = bytesOf(`,${written},`);
			if (!plain.read(bytes, 1, bytes.length - 1, order)) return;
			expect(text.read(written, order)).toBe(true);
			expect([plain.year, plain.month, plain.day, plain.second]).toEqual([text.year, text.month, text.day, text.second]);
			expect(text.hourOnly).toBe(false);
		});
		for (const written of ['2024-03-01T10:20:30', '2024-03', '2024-03-01', '01/03/2024 10:20', '01/03/2024'])
			expect(plain.read(bytesOf(written), 0, written.length, 'dmy')).toBe(true);
	});

	test('missing values are', () => {
		check(fc.oneof(fc.constantFrom('', 'N/A', 'null', ' ', '-', '0', ' nan '), fc.stringMatching(/^[ -~]{0,9}$/)), (text) => {
			expect(isMissingAt(bytesOf(text), 0, text.length)).toBe(isMissing(text));
		});
	});
});

/** Spans of rows of text. */
function spansOf(rows: readonly (readonly string[])[]): Spans {
	const at: number[] = [];
	let text = '';
	for (const cell of rows.flat()) {
		at.push(text.length, text.length + cell.length);
		text += `${cell},`;
	}
	return { bytes: bytesOf(text), width: rows[0]?.length ?? 0, at: Int32Array.from(at) };
}

describe('a batch filled by bytes', () => {
	const plan: BatchPlan = {
		when: {
			start: { text: 0, clock: -1, year: -1, month: -1, day: -1, hour: -1, minute: -1, numbers: null },
			until: null,
			order: 'dmy',
			clock: 'hours',
			finest: 'minute',
			dateOnly: false,
			zuluIsUtc: false,
			zone: new Zone('Europe/London'),
			column: 'when'
		},
		place: {
			lng: 1,
			lat: 2,
			text: -1,
			latFirst: true,
			angles: false,
			decimalComma: false,
			accuracy: 3,
			crs: 'EPSG:4326',
			unproject: null,
			swapped: false,
			bounds: { west: -6, south: 49, east: 2, north: 61 },
			exchange: true,
			coarsest: 500
		},
		category: 4,
		outcome: 5,
		area: -1,
		shorten: { category: (name) => name, outcome: (name) => name.slice(0, 3), area: (name) => name },
		origin: 6,
		originOfCategory: () => 'public'
	};
	const words = fc.constantFrom('Burglary', 'Robbery', ' Burglary', 'N/A', '', 'Other theft', 'Drugs');
	const row = fc.tuple(
		moment,
		fc.constantFrom('1.0801', '51.2802', '0', '', '200', '-3.1', 'x'),
		fc.constantFrom('51.2802', '1.0801', '0', '', '91'),
		fc.constantFrom('5', '1000', '', '-1', '300.5'),
		words,
		words,
		fc.constantFrom('', 'PCSO', 'public', 'caller')
	);

	test('is the one filled by text', () => {
		check(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
			const [plain, text] = [new BatchBuilder(plan, 32), new BatchBuilder(plan, 32)];
			const spans = spansOf(rows);
			rows.forEach((cells, i) => {
				expect(plain.addPlain(spans, i) || plain.add(cells)).toBe(text.add(cells));
			});
			expect([plain.when.notes, plain.place.notes]).toEqual([text.when.notes, text.place.notes]);
			expect(plain.flush()).toEqual(text.flush());
		});
	});
});
