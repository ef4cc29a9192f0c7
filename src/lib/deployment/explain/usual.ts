import { verdictOf } from '../backtest/backtest';
import type { Plan } from '../plan';
import { plural, type Percents } from './figures';
import type { PlanWords } from './words';

/** What the posts of today reach beside the plan, expected and in the trials; null where none were given. */
export function usualWords(
	{ usual, backtest, basis, objective, patrols, reached }: Omit<Plan, 'words'>,
	percents: Percents
): PlanWords['usual'] {
	if (!usual) return null;
	const { value, low, high } = usual.reached;
	const number = usual.posts.length;
	const own = number === patrols ? 'Your usual posts reach' : `Your ${plural(number, 'usual post')} ${number === 1 ? 'reaches' : 'reach'}`;
	return {
		expected: `${own} ${percents.of(value)} of expected ${objective} (95% interval ${percents.of(low)} to ${percents.of(high)}), the suggested ${percents.of(reached.value)}.`,
		trials: trialsSentence(
			backtest,
			basis.bin === 'week' ? `the next ${String(backtest.held)} weeks’` : 'the next month’s',
			objective,
			percents
		)
	};
}

function trialsSentence({ rivals }: Plan['backtest'], next: string, objective: string, percents: Percents): string {
	const plan = rivals.find(({ id }) => id === 'plan')?.hit;
	const usual = rivals.find(({ id }) => id === 'usual');
	if (!plan || !usual?.hit) return '';
	const held = `In the trials the plan reached ${percents.of(plan.value)} of ${next} ${objective}, against ${percents.of(usual.hit.value)} for your usual posts`;
	if (!usual.gain) return `${held}: too little to tell.`;
	const ends = `95% interval of the difference ${percents.plain(usual.gain.low)} to ${percents.plain(usual.gain.high)}`;
	return `${held} (${ends}): ${verdictOf(usual.gain) === 'better' ? 'better' : 'no better beyond chance'}.`;
}
