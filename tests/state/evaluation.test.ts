import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cellToParent, gridDisk, latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../data/generator/clock';
import { ANTI_SOCIAL, FADING, FILES } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Plan } from '../../src/lib/deployment';
import { evaluate, type Evaluation } from '../../src/lib/state/evaluation/evaluate';
import { planTarget } from '../../src/lib/state/evaluation/handOver';
import { addMonths, windowsOf, type Windows } from '../../src/lib/state/evaluation/windows';
import { evaluation, type EvaluationSettings } from '../../src/lib/state/settings/evaluation';
import type { Store } from '../../src/lib/store';
import { loadSample } from '../data/load-sample';

const DAYS = { first: day('2024-11-01'), last: day('2026-10-31') };
const LOADED = { days: DAYS, dated: 10, total: 10 };
const chosen = (date: string, after: number, before: number | null = null) => ({ date: day(date), after, before });
const windows = (found: ReturnType<typeof windowsOf>): Windows => {
	if (found.kind === 'refusal') throw new Error(found.fault);
	return found;
};
const span = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('a plan handed over', () => {
	it('makes the ground that it reaches the target, from the day of the tasking', () => {
		const ids = gridDisk(latLngToCell(51.28, 1.08, 10), 3).sort();
		const reachedBy = Uint8Array.from(ids, (_, at) => (at % 3 === 0 ? 255 : at % 2));
		const plan = { cells: { ids, reachedBy } } as unknown as Plan;
		const found = planTarget({ ...evaluation.start, rings: 0, control: ['a'] }, plan, day('2026-11-27'));
		const parents = ids.filter((_, at) => at % 3 !== 0).map((id) => cellToParent(id, 9));
		expect(new Set(found.target)).toEqual(new Set(parents));
		expect(found).toMatchObject({ resolution: 9, rings: 1, control: null, hot: true, date: day('2026-11-27') });
		expect(evaluation.read(evaluation.write(found))).toEqual(found);
	});
});

describe('the periods of the test', () => {
	it('keeps the day of the month, or takes the last where the month is shorter', () => {
		expect(addMonths(day('2025-01-31'), 1)).toBe(day('2025-02-28'));
		expect(addMonths(day('2025-05-15'), -12)).toBe(day('2024-05-15'));
	});

	it('proposes the same months a year earlier', () => {
		const found = windows(windowsOf(chosen('2026-05-01', 6), LOADED, []));
		expect(found).toMatchObject({ before: span('2025-05-01', '2025-11-01'), after: span('2026-05-01', '2026-11-01'), days: [184, 184] });
		expect(found.wholeMonths).toBe(true);
		expect(windows(windowsOf(chosen('2026-03-10', 2), LOADED, [])).wholeMonths).toBe(false);
	});

	it('takes the time right before when asked, and counts the days of each', () => {
		const found = windows(windowsOf(chosen('2026-05-01', 6, 6), LOADED, []));
		expect(found).toMatchObject({ before: span('2025-11-01', '2026-05-01'), days: [181, 184] });
	});

	it('refuses part months and offers what fits', () => {
		const late = windowsOf(chosen('2026-05-01', 12), LOADED, []);
		expect(late).toMatchObject({ kind: 'refusal', offers: [{ label: 'Use 6 months', change: { after: 6 } }] });
		const early = windowsOf(chosen('2025-05-01', 6), LOADED, []);
		expect(early).toMatchObject({ kind: 'refusal', offers: [{ label: '6 months right before', change: { before: 6, after: 6 } }] });
		expect(windowsOf({ date: null, after: 6, before: null }, LOADED, [])).toMatchObject({ fault: 'No date is chosen.' });
		expect(windowsOf(chosen('2024-11-01', 6), LOADED, []).kind).toBe('refusal');
	});

	it('says of a date to come that its records are to be loaded first', () => {
		expect(windowsOf(chosen('2027-01-08', 6), LOADED, [])).toMatchObject({ fault: 'The records end before that date.' });
	});

	it('refuses a date inside a month where months are all that is known', () => {
		const found = windowsOf(chosen('2025-11-10', 6), { ...LOADED, dated: 4 }, []);
		expect(found).toMatchObject({ kind: 'refusal', offers: [{ label: 'From 2025-11' }, { label: 'From 2025-12' }] });
	});

	it('leaves a gap month out, and the month that faces it', () => {
		const facing = windows(windowsOf(chosen('2025-11-01', 12), LOADED, ['2026-02']));
		expect(facing.days).toEqual([365 - 28, 365 - 28]);
		expect(facing.left).toEqual([day('2025-02-01'), day('2026-02-01')]);
		expect(facing.counted.after).toEqual([span('2025-11-01', '2026-02-01'), span('2026-03-01', '2026-11-01')]);
		const straight = windows(windowsOf(chosen('2026-05-01', 3, 6), LOADED, ['2026-02']));
		expect(straight.days).toEqual([181 - 28, 92]);
		expect(straight.left).toEqual([day('2026-02-01')]);
	});
});

describe('the fading hexagon of the sample', () => {
	let store: Store;
	beforeAll(async () => {
		({ store } = await loadSample());
	});
	afterAll(() => store.close());

	const filter = { ...NO_FILTER, categories: [ANTI_SOCIAL.category] };
	const ask = async (change: Partial<EvaluationSettings>, gaps: readonly string[] = []): Promise<Evaluation> => {
		const settings = { ...evaluation.start, target: [FADING.cell], date: day('2025-11-01'), ...change };
		const { outcome } = await evaluate(
			{ store, analyst },
			{ settings, filter, windows: windowsOf(settings, LOADED, gaps), weights: new Map([[ANTI_SOCIAL.category, 3]]) },
			new AbortController().signal
		);
		if (outcome.kind === 'refusal') throw new Error(outcome.fault);
		return outcome;
	};

	/** Anti-social behaviour by hexagon, straight from the files: no field of the sample is quoted. */
	const rows = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
		readFileSync(fileURLToPath(new URL(`../../data/sample/${file}`, import.meta.url)), 'utf8')
			.trim()
			.split(/\r?\n/)
			.slice(2)
			.map((line) => line.split(','))
			.filter(([, category, lat]) => category === ANTI_SOCIAL.category && lat !== '')
			.map(([occurred = '', , lat, lng]) => ({ date: occurred.slice(0, 10), cell: latLngToCell(Number(lat), Number(lng), 9) }))
	);
	const recount = (cells: readonly string[], from: string, to: string): number =>
		rows.filter(({ date, cell }) => cells.includes(cell) && date >= from && date < to).length;

	it('is counted as in the files, target, ring and control alike', async () => {
		const found = await ask({});
		const ring = gridDisk(FADING.cell, 1).filter((cell) => cell !== FADING.cell);
		expect(new Set(found.ring.ids)).toEqual(new Set(ring));
		for (const { ids, counts } of [found.target, found.control, found.ring, found.ringControl])
			expect(counts).toEqual([recount(ids, '2024-11-01', '2025-11-01'), recount(ids, '2025-11-01', '2026-11-01')]);
		const [before, after] = found.target.counts;
		const [then, since] = found.control.counts;
		expect(before).toBeGreaterThanOrEqual(Object.values(FADING.months).reduce((a, b) => a + b, 0));
		expect(found.reading.local.estimate).toBe(after - before - (since - then));
		expect(found.reading.local.error).toBeCloseTo(Math.sqrt(before + after + then + since), 12);
		expect(found.reading.verdict).toBe('fewer');
		expect(found.peak).toMatchObject({ busiest: true, highest: null });
	});

	it('chooses control areas outside target and ring', async () => {
		const found = await ask({ rings: 2, perTarget: 2 });
		const near = new Set(gridDisk(FADING.cell, 2));
		expect(found.ring.ids).toHaveLength(18);
		expect(found.control.ids).toHaveLength(2);
		const others = [...found.control.ids, ...found.ringControl.ids];
		expect(new Set(others).size).toBe(others.length);
		expect(others.filter((cell) => near.has(cell))).toEqual([]);
	});

	it('counts by the day where the date lies inside a month', async () => {
		const found = await ask({ date: day('2025-11-10'), after: 3 });
		expect(found.target.counts).toEqual([
			recount([FADING.cell], '2024-11-10', '2025-02-10'),
			recount([FADING.cell], '2025-11-10', '2026-02-10')
		]);
	});

	it('leaves a gap month out of the counts of both sides', async () => {
		const found = await ask({}, ['2026-02']);
		const without = (from: string, gap: string, next: string, to: string): number =>
			recount([FADING.cell], from, gap) + recount([FADING.cell], next, to);
		expect(found.target.counts).toEqual([
			without('2024-11-01', '2025-02-01', '2025-03-01', '2025-11-01'),
			without('2025-11-01', '2026-02-01', '2026-03-01', '2026-11-01')
		]);
	});

	it('weighs harm by category: one category of weight 3 is three times the plain difference', async () => {
		const found = await ask({ harm: true });
		expect(found.harm?.estimate).toBeCloseTo(3 * found.reading.local.estimate, 9);
		expect(found.harm?.error).toBeCloseTo(3 * found.reading.local.error, 9);
	});
});
