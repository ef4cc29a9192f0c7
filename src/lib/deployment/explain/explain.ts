import { FEWEST_TRIALS, verdictOf } from '../backtest/backtest';
import { SETTLED_BINS } from '../demand/bins';
import type { Backtest, Rival } from '../backtest/contract';
import type { CurvePoint, Plan, PlanBasis, Post } from '../plan';
import { basisOf } from './basis';
import { capital, inWords, ordinal, Percents, plural, rate } from './figures';
import { safeguardsOf } from './safeguards';
import { usualWords } from './usual';
import type { PlanWords } from './words';

/** Percentages below this get one decimal. */
const SMALL_SHARE = 0.1;

/** Puts a plan into plain sentences: recorded, expected and reached; never what a patrol would prevent. */
export function explain(plan: Omit<Plan, 'words'>): PlanWords {
	const percents = new Percents(plan.reached.value < SMALL_SHARE ? 1 : 0);
	return {
		lead: leadOf(plan, percents),
		caution: cautionOf(plan, percents),
		curve: {
			title: curveTitle(plan.curve, plan.patrols, percents),
			subtitle: `${capital(covered(plan))} reached, by patrols`
		},
		backtest: backtestWords(plan, percents),
		usual: usualWords(plan, percents),
		posts: plan.posts.map((post, at) => postWords(post, at, plan, percents)),
		basis: basisOf(plan),
		safeguards: safeguardsOf(plan, percents)
	};
}

/** What the shares are of. */
const covered = ({ objective }: Pick<Plan, 'objective'>): string => `expected ${objective}`;

function leadOf({ patrols, posts, curve, objective }: Omit<Plan, 'words'>, percents: Percents): PlanWords['lead'] {
	const share = percents.of(curve[patrols]?.reached.value ?? 0);
	const more = percents.shown((curve[patrols + 1]?.reached.value ?? 0) - (curve[patrols]?.reached.value ?? 0));
	const enough = posts.length < patrols ? ` There are recorded places for ${inWords(posts.length)} only.` : '';
	return {
		before: `${capital(inWords(patrols))} ${patrols === 1 ? 'patrol reaches' : 'patrols reach'} places that hold `,
		strong: `${share} of ${covered({ objective })}`,
		after: `. A ${ordinal(patrols + 1)} would add ${percents.pointsText(more)}.${enough}`
	};
}

function cautionOf({ reached, ofBest }: Omit<Plan, 'words'>, percents: Percents): string[] {
	const floor = Math.floor(1000 * ofBest + 1e-6) / 10;
	const best = floor >= 100 ? 'no other choice of posts reaches more' : `at least ${floor.toFixed(1)}% of the best possible plan`;
	return [
		`95% interval ${percents.of(reached.low)} to ${percents.of(reached.high)}`,
		best,
		'reaching a place is not the same as preventing an incident'
	];
}

function curveTitle(curve: readonly CurvePoint[], patrols: number, percents: Percents): string {
	const added = percents.points(curve[patrols - 1]?.reached.value ?? 0, curve[patrols]?.reached.value ?? 0);
	return patrols === 1
		? `One patrol reaches ${percents.of(curve[1]?.reached.value ?? 0)}`
		: `The ${ordinal(patrols)} patrol adds ${percents.pointsText(added)}`;
}

function backtestWords({ backtest, basis: { bin }, objective }: Omit<Plan, 'words'>, percents: Percents): PlanWords['backtest'] {
	const next = bin === 'week' ? `Next ${String(backtest.held)} weeks’` : 'Next month’s';
	const trials = backtest.trials.length;
	return {
		title: 'Would it have worked before?',
		subtitle: `${next} ${objective} reached, ${plural(trials, 'trial')}`,
		rivals: backtest.rivals.map(({ id }) => rivalName(id, bin, backtest.held)),
		verdict: { better: 'Better than last month’s map', 'no-better': 'No better than last month’s map', 'too-little': 'Too little to tell' }[
			backtest.verdict
		],
		sentence: verdictSentence(backtest, bin, percents),
		others: othersSentence(backtest, bin)
	};
}

function rivalName(id: Rival['id'], bin: PlanBasis['bin'], held: number): string {
	const names: Readonly<Record<Rival['id'], string>> = {
		plan: 'This plan',
		usual: 'Your usual posts',
		previous: bin === 'week' ? `Last ${String(held)} weeks’ map` : 'Last month’s map',
		'last-year': `Same ${bin}${held === 1 ? '' : 's'} last year`,
		all: `All earlier ${bin}s`,
		uniform: 'Posts at random',
		best: 'Best in hindsight'
	};
	return names[id];
}

/** The verdict is about last month's map: where another simple map does as well, that is said too. */
function othersSentence({ rivals, verdict }: Backtest, bin: PlanBasis['bin']): string {
	if (verdict === 'too-little') return '';
	const equal = rivals.filter(({ id, gain }) => (id === 'all' || id === 'last-year') && gain && verdictOf(gain) === 'no-better');
	const named = equal.map(({ id }) =>
		id === 'all' ? `of all earlier ${bin}s` : `of the same ${bin === 'week' ? 'weeks' : 'month'} last year`
	);
	return named.length > 0 ? `No better than the busiest places ${named.reverse().join(', or ')}.` : '';
}

/** Why there is no verdict: too little history, or too few trials and incidents in it. */
function tooLittle({ settled, incidents, held, whole }: Backtest, bin: PlanBasis['bin']): string {
	const history = SETTLED_BINS[bin];
	const needed = history + FEWEST_TRIALS * held;
	if (whole < needed)
		return `A verdict takes ${String(needed)} whole ${bin}s (${String(history)} to choose from and ${inWords(FEWEST_TRIALS)} trials of ${String(held)}); there ${whole === 1 ? 'is' : 'are'} ${String(whole)}.`;
	return `${plural(settled, 'trial')} with at least ${String(history)} ${bin}s to choose from, ${plural(incidents, 'held-out incident')}: a verdict takes ${inWords(FEWEST_TRIALS)} such trials and 20 incidents.`;
}

function verdictSentence(backtest: Backtest, bin: PlanBasis['bin'], wide: Percents): string {
	const { gain, trials, wins, verdict } = backtest;
	if (!gain || verdict === 'too-little') return tooLittle(backtest, bin);
	// An end that would show as 0 must show on which side of 0 it lies.
	const percents = [gain.low, gain.high].some((end) => wide.shown(end) === 0) ? new Percents(1) : wide;
	const points = percents.pointsText(percents.shown(gain.value));
	const ends = `${percents.plain(gain.low)} to ${percents.plain(gain.high)}`;
	const ahead = `ahead in ${String(wins)} of ${plural(trials.length, 'trial')}`;
	return verdict === 'better'
		? `By ${points} (95% interval ${ends}), ${ahead}.`
		: `A difference of ${points} (95% interval ${ends}), ${ahead}.`;
}

function postWords(
	post: Post,
	at: number,
	{ basis, resamples, objective }: Omit<Plan, 'words'>,
	percents: Percents
): PlanWords['posts'][number] {
	const per = basis.per;
	const verb = at === 0 ? 'reaches' : 'adds';
	return {
		reason: `${verb} ${percents.of(post.share)} of ${covered({ objective })}: about ${rate(post.expected)} ${objective === 'harm' ? 'incidents ' : ''}a ${per} (95% interval ${rate(post.low)} to ${rate(post.high)}); ${plural(post.recorded, 'incident')} recorded.`,
		firmness: `Chosen, or a hexagon beside it, in ${(100 * post.chosen).toFixed(0)}% of ${String(resamples.number)} re-runs: ${post.firmness}.`
	};
}
