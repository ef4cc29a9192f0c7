import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackTable, discloseList, discloseTable, discloseTree, POLICIES, type Rules, type Shown } from '../../src/lib/disclosure';

const exact: Rules = POLICIES.analyst.file;
const rounded: Rules = POLICIES.partnership.screen;
const forAll: Rules = POLICIES.public.screen;

type Shape = ReturnType<typeof discloseTable>;
const texts = (shown: Shape): string[] => [
	...shown.cells.map((row, i) => [...row, ...(shown.rows ? [shown.rows[i]] : [])].map((cell) => cell?.text).join(' ')),
	[...(shown.columns ?? []), ...(shown.total ? [shown.total] : [])].map(({ text }) => text).join(' ')
];
const all = <T>({ cells, rows, columns, total }: ReturnType<typeof attackTable> | Shape): T[] =>
	[...cells.flat(), ...(rows ?? []), ...(columns ?? []), total] as T[];

const whole = (digits: string): number => Number(digits.replaceAll(',', ''));
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
/** Cells, row totals, column totals, total. */
const countsOf = (counts: readonly (readonly number[])[]): number[] => [
	...counts.flat(),
	...counts.map(sum),
	...(counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j] ?? 0))),
	sum(counts.flat())
];

/** Tables as they occur: many zeros, many small counts, some large. */
const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 }));
const tables = (rows: number, columns: number): fc.Arbitrary<number[][]> =>
	fc
		.tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
		.chain(([r, c]) => fc.array(fc.array(count, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }));
const flags = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });

describe('discloseTable', () => {
	it('hides the least that protects one small count', () => {
		const counts = [
			[3, 20, 30],
			[15, 25, 35],
			[40, 50, 60]
		];
		expect(texts(discloseTable({ counts, rules: exact }))).toEqual([
			'hidden hidden 30 53',
			'hidden hidden 35 75',
			'40 50 60 150',
			'58 95 125 278'
		]);
		expect(attackTable({ counts, rules: exact }).cells.slice(0, 2)).toEqual([
			[
				{ low: 1, high: 17 },
				{ low: 6, high: 22 },
				{ low: 30, high: 30 }
			],
			[
				{ low: 1, high: 17 },
				{ low: 23, high: 39 },
				{ low: 35, high: 35 }
			]
		]);
	});

	it('leaves a table without small counts as it is', () => {
		const counts = [
			[5, 0],
			[12, 40]
		];
		expect(texts(discloseTable({ counts, rules: exact }))).toEqual(['5 0 5', '12 40 52', '17 40 57']);
	});

	it('refuses what does not add up', () => {
		expect(() => discloseTable({ counts: [[1, 2], [3]], rules: exact })).toThrow(/different lengths/);
		expect(() =>
			discloseTree(
				[
					{ count: 9, parent: -1 },
					{ count: 8, parent: 0 }
				],
				exact.ordinary
			)
		).toThrow(/sum of its parts/);
		expect(() => discloseList({ counts: [1.5], rules: exact })).toThrow(/whole number/);
	});

	it('hides totals where nothing else helps', () => {
		const counts = [
			[3, 0],
			[0, 50]
		];
		expect(texts(discloseTable({ counts, rules: exact }))).toEqual(['hidden 0 hidden', '0 hidden hidden', 'hidden hidden 53']);
		expect(texts(discloseTable({ counts: [[1, 2]], rules: exact }))).toEqual(['hidden hidden hidden', 'hidden hidden hidden']);
	});

	it('does not let a rounded total narrow a small part', () => {
		// 5 or more in the one and a total of 5 to 7 would leave 1 or 2 for the other.
		expect(discloseList({ counts: [5, 1], rules: rounded }).total?.text).toBe('hidden');
		expect(discloseList({ counts: [50, 1], rules: rounded }).total?.text).toBe('50');
	});

	it('shows no parts of a small total', () => {
		expect(discloseList({ counts: [1, 2, 0], rules: rounded })).toMatchObject({
			cells: [{ code: 'hidden' }, { code: 'hidden' }, { code: 'hidden' }],
			total: { text: '<5' }
		});
		expect(discloseList({ counts: [0, 0], rules: rounded }).cells.map(({ text }) => text)).toEqual(['0', '0']);
		expect(discloseList({ counts: [0, 0], rules: rounded, sensitive: () => true })).toMatchObject({
			cells: [{ code: 'hidden' }, { code: 'hidden' }],
			total: { text: '<10' }
		});
	});

	it('needs no company for a small count without a total', () => {
		expect(discloseList({ counts: [1, 20, 30], rules: exact, total: false }).cells.map(({ text }) => text)).toEqual(['hidden', '20', '30']);
		const totals = { rows: false, columns: true, all: true };
		const counts = [
			[3, 20],
			[15, 25]
		];
		expect(texts(discloseTable({ counts, rules: exact, totals }))).toEqual(['hidden 20', 'hidden 25', '18 45 63']);
	});

	it('protects sensitive rows at ten, nothing among them', () => {
		const counts = [
			[0, 30],
			[8, 40]
		];
		const sensitive = (row: number): boolean => row === 0;
		const shown = texts(discloseTable({ counts, rules: rounded, sensitive, totals: { rows: false, columns: false, all: false } }));
		expect(shown).toEqual(['<10 30', '10 40', '']);
	});

	for (const [name, rules] of [
		['exact', exact],
		['rounded', rounded],
		['public', forAll]
	] as const)
		it(`shows no small number and leaves no short interval: 1,000 ${name} tables`, () => {
			fc.assert(
				fc.property(tables(5, 4), flags, (counts, delicate) => {
					const sensitive = (row: number): boolean => delicate[row] ?? false;
					const table = { counts, rules, sensitive };
					const shown = all<Shown>(discloseTable(table));
					const ranges = all<{ low: number; high: number }>(attackTable(table));
					const truth = countsOf(counts);
					const some = counts.some((_, i) => sensitive(i));
					const delicateAt = [...counts.flatMap((row, i) => row.map(() => sensitive(i))), ...counts.map((_, i) => sensitive(i))];
					const numbers = shown.flatMap(({ value, text }) => [value ?? 0, ...(text.match(/[\d,]+/g) ?? []).map(whole)]);
					expect(numbers.filter((number) => number > 0 && number < rules.ordinary.threshold)).toEqual([]);
					const wrong = shown.filter(({ value, code }, i) => {
						const isSensitive = delicateAt[i] ?? some;
						const { threshold } = isSensitive ? rules.sensitive : rules.ordinary;
						if (value !== null) return value === 0 ? isSensitive : value < threshold;
						const { low, high } = ranges[i] ?? { low: 0, high: 0 };
						const count = truth[i] ?? NaN;
						if (!(low <= count && count <= high)) return true;
						// "<5" says 1 to 4 by itself, and nothing may be added to that; what is not small stays as unsure as if it were rounded.
						if (rules !== exact) return high - low < (code === 'hidden' && count >= threshold ? 2 : threshold - 2);
						return high - low < threshold;
					});
					expect(wrong).toEqual([]);
				}),
				{ numRuns: 1000 }
			);
		});

	it('holds against an attacker who tries every table that fits what is shown', () => {
		const small = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(small, fc.constantFrom(exact, rounded), (counts, rules) => {
				const shown = discloseTable({ counts, rules });
				const found = possible(shown, rules === exact);
				shown.cells.flat().forEach(({ value }, i) => {
					const fits = [...(found[i] ?? [])];
					expect(fits).toContain(counts.flat()[i]);
					if (value !== null) return;
					const spread = Math.max(...fits) - Math.min(...fits);
					expect(spread).toBeGreaterThanOrEqual(rules === exact ? 5 : 3);
				});
			}),
			{ numRuns: 120 }
		);
	});

	it('hides no more than any other safe pattern of cells in small tables', () => {
		const cell = fc.integer({ min: 1, max: 30 });
		const square = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(square, (counts) => {
				const shown = discloseTable({ counts, rules: exact });
				fc.pre([...(shown.rows ?? []), ...(shown.columns ?? []), shown.total].every((total) => total?.code === 'exact'));
				const cells = shown.cells.flat();
				const hidden = cells.filter(({ code }) => code === 'hidden').length;
				expect(hidden).toBe(fewestByTrial(counts));
			}),
			{ numRuns: 40 }
		);
	});
});

/** The counts of each cell over all 2 × 2 tables with cells up to 20 that look the same to somebody who knows the marks. */
function possible({ cells, rows, columns, total }: Shape, isExact: boolean): Set<number>[] {
	const found = [0, 1, 2, 3].map(() => new Set<number>());
	const fits = (shown: Shown | null | undefined, value: number): boolean => {
		if (!shown || shown.code === 'hidden') return isExact ? value >= 1 : true;
		if (shown.code === 'suppressed') return value >= 1 && value <= 4;
		return isExact || shown.value === 0 ? value === shown.value : Math.max(5, Math.round(value / 5) * 5) === shown.value && value >= 5;
	};
	const choices = cells.flat().map((cell) => Array.from({ length: 21 }, (_, value) => value).filter((value) => fits(cell, value)));
	const [as = [], bs = [], cs = [], ds = []] = choices;
	for (const a of as)
		for (const b of bs) {
			if (!fits(rows?.[0], a + b)) continue;
			for (const c of cs) {
				if (!fits(columns?.[0], a + c)) continue;
				for (const d of ds)
					if (fits(rows?.[1], c + d) && fits(columns?.[1], b + d) && fits(total, a + b + c + d))
						[a, b, c, d].forEach((value, i) => found[i]?.add(value));
			}
		}
	return found;
}

/** Fewest hidden cells of a 2 × 3 table with all totals shown, by trying every pattern and every table that fits it. */
function fewestByTrial(counts: readonly (readonly number[])[]): number {
	const cells = counts.flat();
	const masks = Array.from({ length: 64 }, (_, mask) => mask).filter((mask) => cells.every((value, i) => value >= 5 || (mask >> i) & 1));
	const size = (mask: number): number => cells.filter((_, i) => (mask >> i) & 1).length;
	return Math.min(...masks.filter((mask) => isProtected(cells, mask)).map(size));
}

/** With both rows known, the first row's cells decide the second's by the columns: the second and third are free. */
function isProtected(cells: readonly number[], mask: number): boolean {
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = cells;
	const [first, left, middle, right] = [a + b + c, a + d, b + e, c + f];
	const seen = cells.map(() => ({ low: Infinity, high: -Infinity }));
	for (let x = 1; x < first; x++)
		for (let y = 1; x + y < first; y++) {
			const way = [x, y, first - x - y, left - x, middle - y, right - (first - x - y)];
			if (!way.every((value, i) => value >= 1 && ((mask >> i) & 1 || value === cells[i]))) continue;
			way.forEach((value, i) => {
				const own = seen[i];
				if (own) [own.low, own.high] = [Math.min(own.low, value), Math.max(own.high, value)];
			});
		}
	return seen.every(({ low, high }, i) => !((mask >> i) & 1) || high - low >= 5);
}

describe('discloseTree', () => {
	const family = [{ count: 12, parent: -1 }, ...[8, 4, 0, 0, 0, 0, 0].map((value) => ({ count: value, parent: 0 }))];

	it('hides a second child where a parent is shown exactly', () => {
		const shown = discloseTree(family, exact.ordinary).map(({ text }) => text);
		expect(shown).toEqual(['12', 'hidden', 'hidden', '0', '0', '0', '0', '0']);
		expect(discloseTree(family, rounded.ordinary).map(({ text }) => text)).toEqual(['10', '10', '<5', '0', '0', '0', '0', '0']);
	});

	it('leaves no child of a random hierarchy to be worked out', () => {
		const children = fc.array(fc.array(count, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(children, (groups) => {
				const parents = groups.map((group) => group.reduce((sum, value) => sum + value, 0));
				const members = [
					{ count: parents.reduce((sum, value) => sum + value, 0), parent: -1 },
					...parents.map((value) => ({ count: value, parent: 0 })),
					...groups.flatMap((group, i) => group.map((value) => ({ count: value, parent: i + 1 })))
				];
				const shown = discloseTree(members, exact.ordinary);
				groups.forEach((group, i) => {
					const own = shown.slice(1 + groups.length + 7 * i, 1 + groups.length + 7 * (i + 1));
					const hidden = group.filter((_, j) => own[j]?.value === null);
					const known = shown[1 + i]?.value !== null;
					// Each of the hidden can hold 1 and leave all others to one.
					if (known && hidden.length > 0) expect(hidden.reduce((sum, value) => sum + value - 1, 0)).toBeGreaterThanOrEqual(5);
					if (known) expect(hidden.length).not.toBe(1);
				});
			}),
			{ numRuns: 300 }
		);
	});
});
