import { describe, expect, it } from 'vitest';
import { judge } from '../../src/lib/cli/reference/judge';
import { rowOf } from '../../src/lib/cli/reference/row';

const json = (file: object) => judge(JSON.stringify(file), 'json');

describe('judge', () => {
	it('agrees with a worked rate ratio, and names what it left out', async () => {
		// 6 against 2: odds of Clopper–Pearson for 6 of 8; the fair coin gives 2 · (1 + 8 + 28) ÷ 256.
		const file = {
			method: 'Poisson two-period change: a worked example',
			cases: [{ x1: 6, t1: 1, x0: 2, t0: 1, rate_ratio: 3, p_exact_central_doubled: 0.2890625, wheeler_z: null, novelty: 1 }],
			count_ci: [{ x: 0, exact95: [0, -Math.log(0.025)] }]
		};
		expect(await json(file)).toMatchObject({
			verdict: 'agree',
			compared: 4,
			fields: ['rate_ratio', 'p_exact_central_doubled', 'exact95'],
			left: ['novelty'],
			faults: []
		});
	});

	it('disagrees when one figure is wrong, and says which', async () => {
		const file = { method: 'FDR p-adjust', cases: [{ p: [0.01, 0.02, 0.03], BH: [0.03, 0.03, 0.031] }] };
		const judgement = await json(file);
		expect(judgement).toMatchObject({ verdict: 'disagree', compared: 3 });
		expect(judgement.faults.map(({ field }) => field)).toEqual(['cases[0].BH[2]']);
		expect(judgement.worst).toBeCloseTo(0.001 / 0.031, 9);
		expect(rowOf('planted.json', judgement)[1]).toBe('    cases[0].BH[2]: expected 0.031, got 0.03 (3.2e-2)');
	});

	it('takes the tolerance that a file names', async () => {
		const file = { method: 'FDR p-adjust', tolerance: 0.05, cases: [{ p: [0.01, 0.02, 0.03], BH: [0.03, 0.03, 0.031] }] };
		expect((await json(file)).verdict).toBe('agree');
	});

	it('finds a wrong length, a missing answer and text for a number', async () => {
		const chart = { method: 'XmR (individuals) SPC chart', cases: [{ input: [1, 2, 3], mean: 2, outside: [false, false] }] };
		expect(await json(chart)).toMatchObject({ verdict: 'disagree', worst: Infinity });
		expect((await json({ method: 'XmR', cases: [{ input: [1, 2, 3], mean: 'two' }] })).verdict).toBe('disagree');
	});

	it('reads Gini, accuracy, local time and H3 files of its own', async () => {
		const shares = { method: 'Gini / concentration', cases: [{ x: [0, 0, 0, 8], gini: 0.75, cells_for_50pct: 1 }] };
		expect(await json(shares)).toMatchObject({ verdict: 'agree', compared: 2 });
		const forecast = {
			method: 'PAI / PEI / RRI',
			cases: [
				{
					input: [
						{ obs: 1, pred: 1, area: 1 },
						{ obs: 3, pred: 6, area: 1 }
					],
					expected: { Order: [1, 2], PAI: [1.5, 1], RRI: [2, 1.75] }
				}
			]
		};
		expect(await json(forecast)).toMatchObject({ verdict: 'agree', compared: 6, fields: ['Order', 'PAI', 'RRI'] });
		const clock = {
			method: 'Europe/London hour x weekday, exposure, circular mean',
			timestamps: [
				{ utc: '2025-07-01T11:05:09Z', local: '2025-07-01T12:05:09', offset_min: 60, iso_weekday: 2, iso_year_week: '2025-W27' }
			],
			hour_exposure_2023: Array.from({ length: 24 }, () => 365),
			weekday_days_2023_mon_first: [52, 52, 52, 52, 52, 52, 53]
		};
		expect(await json(clock)).toMatchObject({ verdict: 'agree', compared: 35, left: [] });
		const cells = {
			method: 'H3 cell assignment, counts',
			points: [{ lat: 51.277928, lng: 1.081539, r9: '8919485336bffff' }],
			expected: { counts_res9: { '8919485336bffff': 1 }, area_m2: 1 }
		};
		expect(await json(cells)).toMatchObject({ verdict: 'agree', compared: 2, left: ['area_m2'] });
	});

	it('counts cells that the file does not know as a disagreement', async () => {
		const cells = { method: 'H3 cell assignment', points: [{ lat: 51.2779, lng: 1.0815 }], expected: { counts_res9: {} } };
		expect((await json(cells)).verdict).toBe('disagree');
	});

	it('never agrees with what it cannot compare', async () => {
		expect(await json({ method: 'FDR p-adjust', cases: [{ p: [0.5], BY: [0.5] }] })).toMatchObject({
			verdict: 'unsupported',
			left: ['BY']
		});
		expect(await json({ method: 'Some new statistic', cases: [] })).toMatchObject({ verdict: 'unsupported', kind: 'Some new statistic' });
		expect(await json({ problem: 'MCLP', n: 3 })).toMatchObject({ verdict: 'unsupported', kind: 'MCLP' });
		expect(await json({ test: 'WDD', cases: [] })).toMatchObject({ verdict: 'unsupported', kind: 'WDD' });
		expect(await judge('"id","header"\n1,2\n', 'csv')).toMatchObject({ verdict: 'unsupported', kind: 'CSV: id,header' });
		expect(await judge('{', 'json')).toMatchObject({ verdict: 'unsupported', reason: 'not JSON' });
		expect(await json([])).toMatchObject({ verdict: 'unsupported' });
	});

	it('reads the options of a chart: a fixed baseline, no screening', async () => {
		const wild = { input: [1, 2, 1, 2, 30], screen_outliers: false, mean: 7.2, upl: 7.2 + 2.66 * 7.75 };
		const fixed = { input: [1, 2, 3, 9], screen_outliers: true, fix_after_n_points: 3, mean: 2, outside: [false, false, false, true] };
		expect(await json({ method: 'XmR', cases: [wild, fixed] })).toMatchObject({ verdict: 'agree', compared: 7 });
	});

	it('solves siting and rounds of any size: covering, p-median, p-centre, orienteering', async () => {
		const line = [0, 1, 2, 10, 11].map((x) => [x, 0]);
		const siting = {
			problem: 'MCLP',
			xy: line,
			w: [1, 1, 1, 1, 1],
			radius_m: 1,
			optimum_by_p: { 1: 3, 2: { mclp_1: { covered: 5, uncovered_tracts: 0 }, pmedian: { objective: 3 }, pcenter: { max_distance: 1 } } }
		};
		expect(await json(siting)).toMatchObject({ verdict: 'agree', left: [], faults: [] });
		expect((await json({ ...siting, optimum_by_p: { 1: 2 } })).verdict).toBe('disagree');
		expect((await json({ ...siting, optimum_by_p: undefined, best_by_p: { 1: 2 } })).verdict).toBe('agree');
		expect((await json({ ...siting, optimum_by_p: undefined, best_by_p: { 1: 4 } })).verdict).toBe('disagree');
		// The last of two parallel edges counts.
		const graph = { problem: 'p-median', data: ' 3 3 1\n 1 2 4\n 2 3 5\n 1 2 9\n', optimum: 14 };
		expect((await json(graph)).verdict).toBe('agree');
		expect((await json({ ...graph, optimum: 9 })).verdict).toBe('disagree');
		const round = {
			problem: 'orienteering',
			nodes: [...line.map(([x, y], i) => [x, y, i > 1 ? 1 : 0])],
			best_by_budget: { 3: 1, 19: 2, 21: 3 }
		};
		expect(await json({ ...round, format: 'node 0 = start, node 1 = end' })).toMatchObject({ verdict: 'agree', compared: 12 });
		expect((await json({ ...round, best_by_budget: { 3: 2 } })).verdict).toBe('disagree');
	});

	it('disagrees, not crashes, where our code refuses the input', async () => {
		const judgement = await json({ method: 'FDR p-adjust', cases: [{ p: [7], BH: [1] }] });
		expect(judgement).toMatchObject({ verdict: 'disagree', worst: Infinity });
	});
});
