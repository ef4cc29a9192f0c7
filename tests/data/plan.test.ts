import { cellToChildren } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../data/generator/clock';
import { NIGHT_ECONOMY, SCHOOL_RUN, SPAN } from '../../data/truths';
import { NO_FILTER, type WeekWindow } from '../../src/lib/core/filter';
import type { Plan } from '../../src/lib/deployment';
import { WINDOW_PRESETS } from '../../src/lib/deployment';
import { planShift } from '../../src/lib/deployment/planShift';
import type { Store } from '../../src/lib/store';
import { loadSample } from './load-sample';

const PERIOD = { from: day(SPAN.turn), to: day(SPAN.last) + 1 };
let store: Store;
beforeAll(async () => {
	({ store } = await loadSample());
});
afterAll(() => store.close());

async function planned(window: WeekWindow | null, categories: readonly string[] | null = null): Promise<Plan> {
	const demand = await store.demand({ ...NO_FILTER, period: PERIOD, categories }, 10, window, { officer: false });
	const plan = await planShift({ demand, patrols: 2, radiusMetres: 300, window, seed: 1, period: PERIOD, synthetic: true });
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return plan;
}
/** Hexagons that the plan reaches inside a planted one. */
function reachedIn(plan: Plan, cell: string): string[] {
	const inside = new Set(cellToChildren(cell, 10));
	return plan.cells.ids.filter((id, i) => plan.cells.reachedBy[i] !== 255 && inside.has(id));
}

describe('the plan of the sample', () => {
	it('covers the planted night-time economy on Friday and Saturday nights', async () => {
		for (const id of ['weekend-nights', 'weekend-late']) {
			const window = WINDOW_PRESETS.find((preset) => preset.id === id)?.window ?? null;
			const plan = await planned(window);
			expect(reachedIn(plan, NIGHT_ECONOMY.cell).length, id).toBeGreaterThanOrEqual(4);
			expect(plan.posts[0]?.firmness, id).toBe('firm');
		}
	});

	it('is judged on six trials, each after half a year at least', async () => {
		for (const window of [null, WINDOW_PRESETS.find((preset) => preset.id === 'weekend-nights')?.window ?? null]) {
			const { backtest } = await planned(window);
			expect(backtest).toMatchObject({ settled: 6 });
			expect(backtest.verdict).not.toBe('too-little');
		}
	});

	it('covers the planted cluster on the school run, morning and afternoon', async () => {
		for (const id of ['school-morning', 'school-afternoon']) {
			const window = WINDOW_PRESETS.find((preset) => preset.id === id)?.window ?? null;
			const plan = await planned(window, Object.keys(SCHOOL_RUN.counts));
			expect(reachedIn(plan, SCHOOL_RUN.cell).length, id).toBeGreaterThanOrEqual(3);
		}
	});
});
