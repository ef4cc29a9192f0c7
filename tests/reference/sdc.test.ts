import { describe, expect, it } from 'vitest';
import { checkSdc, sdcCases } from '../../src/lib/cli/reference/sdc';

type Case = readonly [id: string, kind: string, input: unknown, params: unknown, expected: unknown];

const file = (...cases: readonly Case[]): string =>
	[
		['id', 'kind', 'input_json', 'params_json', 'expected_json', 'reason'],
		...cases.map((row) => [...row.slice(0, 2), ...row.slice(2).map(json), ''])
	]
		.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
		.join('\n');
const json = (value: unknown): string => JSON.stringify(value);
function verdict(...cases: readonly Case[]): { readonly faults: readonly string[]; readonly left: readonly string[] } {
	const { comparisons, left } = checkSdc(sdcCases(file(...cases)) ?? []);
	return { faults: comparisons.filter(({ difference }) => difference !== 0).map(({ field }) => field), left };
}

describe('cases of disclosure control', () => {
	it('agrees with figures, and with prose by what it decides', () => {
		const judgement = verdict(
			['a', 'display', 1233, { t: 5, base: 5 }, '1,235'],
			['b', 'display_sensitive', 0, { t: 10, base: 5 }, '<10'],
			['c', 'table_1d', [3, 20, 30], { t: 5, totals: 'exact' }, { suppressed: [0, 1] }],
			['d', 'table_1d', [3, 20, 30], { t: 5, totals: 'none' }, { suppressed: [0] }],
			[
				'e',
				'table_complementary',
				[
					[3, 20],
					[15, 25]
				],
				{ t: 5, totals: 'row exact' },
				{
					suppressed: [
						[0, 0],
						[0, 1]
					],
					attack_protected: true
				}
			],
			['f', 'hex_addresses', { count: 9, addresses: 3 }, { min_addresses: 8 }, 'merge with its parent hexagon'],
			['g', 'percent_change', { from: 0, to: 40 }, { t: 5, min_from: 20 }, 'n/a'],
			['h', 'percent_change', { from: 40, to: 50 }, { t: 5, min_from: 20 }, '25 %'],
			['i', 'percent_share', { numerator: 8, denominator: 22 }, { t: 5 }, 'not shown (too few)'],
			['j', 'mean', { n: 7, mean: 3 }, { min_n: 8 }, 'not shown'],
			['k', 'differencing_filters', { A: 100, B: 95, B_subset_of_A: true }, { t: 5 }, { allow_B_after_A: true }],
			['l', 'hex_hierarchy', { parent: 20, children: [8, 12] }, { t: 5 }, { if_parent_shown_exact: 'show all', if_rounded: ['10', '10'] }]
		);
		expect(judgement).toEqual({ faults: [], left: [] });
	});

	it('disagrees with what is wrong, and says where', () => {
		const judgement = verdict(
			['a', 'display', 3, { t: 5, base: 5 }, '3'],
			['b', 'table_1d', [1, 1, 20, 30], { t: 5, totals: 'exact' }, { suppressed: [0, 1] }],
			['c', 'percent_change', { from: 4, to: 9 }, { t: 5 }, 'shown']
		);
		expect(judgement).toEqual({ faults: ['a.display', 'b.suppressed', 'c.percent_change'], left: [] });
	});

	it('names what it cannot compare', () => {
		const judgement = verdict(
			['a', 'display', 3, {}, '<5'],
			['b', 'noise', 3, {}, '4'],
			['c', 'table_1d', [9, 9], { t: 5 }, { suppressed: [], cost: 3 }]
		);
		expect(judgement).toEqual({ faults: [], left: ['b (noise)', 'c.cost'] });
		expect(sdcCases('id,kind\n1,2\n')).toBeNull();
	});
});
