import { render } from 'svelte/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowLabel, WINDOW_PRESETS, type Plan, type Refusal } from '../../../src/lib/deployment';
import { planShift } from '../../../src/lib/deployment/planShift';
import PlanBar from '../../../src/lib/views/panels/plan/PlanBar.svelte';
import PlanPanel from '../../../src/lib/views/panels/plan/PlanPanel.svelte';
import { demandOf, FIRST, town, townCells } from '../../deployment/town';

const nights = { days: [4, 5], from: 21, to: 3, nights: true };
const nothing = (): void => undefined;
const text = (html: string): string =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<style.*?<\/style>/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
function panel(result: Plan | Refusal | null, more: object = {}): string {
	const props = { result, when: windowLabel(nights), placeOf: () => 'in Canterbury', onremedy: nothing, ...more };
	return text(render(PlanPanel, { props }).body);
}

let plan: Plan;
beforeAll(async () => {
	const demand = town({ rate: (cell) => (cell === 0 ? 2 : cell === 100 ? 1.2 : 0.03) });
	const made = await planShift({ demand, patrols: 2, radiusMetres: 300, window: nights, seed: 1, synthetic: true });
	if (made.kind !== 'plan') throw new Error(made.fault);
	plan = made;
});

describe('the plan panel', () => {
	it('opens with the sentence, then its interval, its bound and what it does not mean', () => {
		const shown = panel(plan);
		const { before, strong, after } = plan.words.lead;
		expect(shown.replaceAll(' .', '.')).toContain(`${before.trim()} ${strong}${after}`);
		for (const caution of plan.words.caution) expect(shown).toContain(caution);
		expect(shown).toContain('Synthetic data');
	});
	it('shows every post with its place, reason and firmness, and again in the table', () => {
		const shown = panel(plan);
		for (const [i, post] of plan.posts.entries()) {
			expect(shown).toContain(`${post.label}, in Canterbury,`);
			expect(shown).toContain(plan.words.posts[i]?.reason);
			expect(shown).toContain(`${post.lat.toFixed(5)}, ${post.lng.toFixed(5)}`);
		}
	});
	it('gives the verdict in words, all safeguards and what the plan is based on', () => {
		const shown = panel(plan);
		for (const words of [plan.words.backtest.verdict, plan.words.backtest.sentence, plan.words.backtest.others, ...plan.words.basis])
			expect(shown).toContain(words);
		for (const { text: safeguard } of plan.words.safeguards) expect(shown).toContain(safeguard);
		expect(shown).not.toMatch(/prevent(?!ing an incident)|criminals|\brisk/i);
	});
	it('keeps the plan while a newer one is worked out', () => {
		const shown = panel(plan, { progress: { stage: 'resamples', done: 0.42 } });
		expect(shown).toContain('Re-running on resampled records');
		expect(shown).toContain(plan.words.lead.strong);
	});
	it('says why there is no plan, with the figure and buttons that help', async () => {
		const demand = demandOf(townCells(1), [[0, FIRST, 5]], 12, 'week');
		const refusal = await planShift({ demand, patrols: 2, radiusMetres: 300, window: nights, seed: 1 });
		const shown = panel(refusal);
		expect(shown).toContain('No plan is shown.');
		expect(shown).toContain('Only 5 incidents in Fri and Sat nights, 21:00–03:00');
		expect(shown).toContain('Widen the hours');
	});
	it('invites to choose before anything is asked', () => {
		expect(panel(null)).toContain('Choose a shift and a number of patrols.');
	});
});

describe('the plan bar', () => {
	it('names shift, patrols, walk and the period of the demand', () => {
		const props = {
			settings: { window: nights, patrols: 2, radius: 300 },
			onchange: nothing,
			presets: WINDOW_PRESETS,
			labelOf: windowLabel,
			timed: true,
			period: '12 months to Oct 2026',
			speed: 3,
			resolution: 10
		};
		const shown = text(render(PlanBar, { props }).body);
		for (const words of ['Fri and Sat nights, 21:00–03:00', 'Patrols 2', 'Walk 300 m', 'Demand: 12 months to Oct 2026'])
			expect(shown).toContain(words);
	});
});
