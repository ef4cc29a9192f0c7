import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../src/lib/core/filter';
import { planCsv, windowLabel, WINDOW_PRESETS, type Plan } from '../../src/lib/deployment';
import { csvCell } from '../../src/lib/deployment/explain/csv';
import { explain } from '../../src/lib/deployment/explain/explain';
import { Percents } from '../../src/lib/deployment/explain/figures';
import { planShift } from '../../src/lib/deployment/planShift';
import { daysLabel, widened } from '../../src/lib/deployment/windows';
import { town } from './town';

async function example(synthetic = false): Promise<Plan> {
	const demand = {
		...town({ rate: (cell) => (cell === 0 ? 2 : cell === 100 ? 1.2 : 0.03) }),
		left: { unlocated: 12, untimed: 40, officer: 1033 }
	};
	const plan = await planShift({
		demand,
		patrols: 2,
		radiusMetres: 300,
		window: { days: [4, 5], from: 21, to: 3, nights: true },
		seed: 1,
		synthetic,
		snapped: true
	});
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return plan;
}
const everyWord = ({ words }: Plan): string => JSON.stringify(words);

describe('the words of a plan', () => {
	it('lead with a sentence whose figures are those of the plan', async () => {
		const plan = await example();
		const { before, strong, after } = plan.words.lead;
		const shown = Math.round(100 * plan.reached.value);
		const third = Math.round(100 * ((plan.curve[3]?.reached.value ?? 0) - plan.reached.value));
		expect(before + strong + after).toBe(
			`Two patrols reach places that hold ${String(shown)}% of expected incidents. A third would add ${third === 0 ? 'less than 1 point' : `${String(third)} point${third === 1 ? '' : 's'}`}.`
		);
	});
	it('say period, number, what was left out, and that reaching is not preventing; never what would be prevented', async () => {
		const plan = await example(true);
		const text = everyWord(plan);
		expect(text).toContain(`Based on ${plan.basis.incidents.toLocaleString('en-GB')} recorded incidents in 52 weeks`);
		expect(text).toContain(
			'Left out: 12 without a location, 40 without a known hour, 1,033 that officers recorded on their own initiative.'
		);
		expect(text).toContain('reaching a place is not the same as preventing an incident');
		expect(text).toContain('Synthetic data');
		expect(text).not.toMatch(/will prevent|prevented|criminals|\brisk/i);
	});
	it('do not claim that patrols’ records are left out where most records do not say who raised them', async () => {
		const plan = await example();
		const about = (unknownOrigin: number, officer = false) =>
			explain({ ...plan, basis: { ...plan.basis, unknownOrigin, officer } }).safeguards.slice(0, 2);
		const left = { tone: 'ok', text: 'Records known to come from patrols are left out.' };
		const unknown = 'Most of these records do not say who raised them: those that patrols made cannot be told apart.';
		expect(about(0)).toContainEqual(left);
		expect(about(0.5)).toContainEqual(left);
		expect(about(0.51)).toContainEqual({ tone: 'warn', text: unknown });
		expect(about(0.51)).not.toContainEqual(left);
		expect(about(1, true)[0]?.text).toContain('Records that patrols created are counted');
	});
	it('are as readable as this', async () => {
		expect((await example()).words).toMatchSnapshot();
	});
	it('agree with the figures shown when they give differences', () => {
		const p = new Percents(0);
		expect(p.points(0.414, 0.476)).toBe(7);
		expect(p.pointsText(1)).toBe('1 point');
		expect(p.pointsText(0)).toBe('less than 1 point');
		expect(p.pointsText(-3)).toBe('−3 points');
		expect(new Percents(1).plain(-0.0001)).toBe('0.0');
	});
});

describe('the list of posts as CSV', () => {
	it('has the marking, one row per post, and cells that no spreadsheet takes for a formula', async () => {
		const plan = await example(true);
		const lines = planCsv(plan, { placeOf: () => '=HYPERLINK("x")' }).split('\r\n');
		expect(lines[0]).toBe('\ufeffAnalyst · exact figures · not for publication');
		expect(lines[1]).toContain('Synthetic data');
		const rows = lines.filter((line) => /^[AB]1,/.test(line));
		expect(rows).toHaveLength(2);
		expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`);
		expect(rows[0]).toContain(plan.posts[0]?.cell);
	});
	it('leaves strict numbers alone and defuses the rest', () => {
		expect(csvCell('-1.5')).toBe('-1.5');
		for (const text of ['=1+1', '+1', '-x', '@a', ' =1', '\t=1', '＝1']) expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
		expect(csvCell('a,b')).toBe('"a,b"');
	});
});

describe('shift windows', () => {
	it('grow by two hours on each side inside their own day', () => {
		const hours = (from: number, to: number, nights: boolean): readonly [number, number] | null => {
			const wide = widened({ days: [4], from, to, nights });
			return wide && [wide.from, wide.to];
		};
		expect(hours(21, 3, true)).toEqual([19, 5]);
		// The evening ends at 06:00: the hour after it would be that of the same date's morning.
		expect(hours(22, 5, true)).toEqual([20, 6]);
		expect(hours(8, 9, false)).toEqual([6, 11]);
		expect(hours(1, 3, false)).toEqual([0, 5]);
		expect(hours(23, 2, false)).toEqual([21, 4]);
		expect(hours(8, 5, true)).toEqual([6, 6]);
		expect(hours(20, 18, false)).toEqual([0, 0]);
		expect(hours(7, 7, false)).toBeNull();
	});
	it('hold all that they held before, and more, until they are as long as a day', () => {
		for (const nights of [true, false])
			for (let from = 0; from < 24; from++)
				for (let to = 0; to < 24; to++) {
					const window = { days: [4], from, to, nights };
					const wide = widened(window);
					if (!wide) continue;
					const [narrow, more] = [slotsOf(window), new Set(slotsOf(wide))];
					expect(narrow.every((slot) => more.has(slot))).toBe(true);
					expect(more.size).toBeGreaterThan(narrow.length);
				}
	});
	it('are named as people name them', () => {
		expect(windowLabel({ days: [5, 4], from: 21, to: 3, nights: true })).toBe('Fri and Sat nights, 21:00–03:00');
		expect(windowLabel({ days: [0, 1, 2, 3, 4], from: 8, to: 9, nights: false })).toBe('Mon–Fri, 08:00–09:00');
		expect(daysLabel([0, 2, 6])).toBe('Mon, Wed and Sun');
		expect(windowLabel(null)).toBe('All hours');
	});
	it('offer each preset once, each with its own words', () => {
		expect(new Set(WINDOW_PRESETS.map((preset) => windowLabel(preset.window))).size).toBe(WINDOW_PRESETS.length);
	});
});
