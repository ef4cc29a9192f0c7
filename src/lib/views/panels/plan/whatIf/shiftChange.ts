/** What a changed setting does to the plan of a shift, beside the plan before it. Pure. */
import type { Plan, ShiftTours } from '../../../../deployment';
import { count, decimal, listWords, percent, plural } from '../../../../core/format';

/** A plan with its tours; null where there are none, or none yet. */
export interface Planned {
	readonly plan: Plan;
	readonly tours: ShiftTours | null;
}

type NameOf = (lng: number, lat: number) => string;

const rate = (n: number): string => (n >= 9.95 ? count(Math.round(n)) : n >= 0.995 ? decimal(n) : decimal(n, 2));
const interval = ({ low, high }: Plan['reached']): string => `${percent(low, 1)} to ${percent(high, 1)}`;

function reachedWords({ plan: now }: Planned, { plan: before }: Planned): string {
	const points = 100 * (now.reached.value - before.reached.value);
	const size = decimal(Math.abs(points));
	const change = size === '0.0' ? 'no difference' : `${size} ${size === '1.0' ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'}`;
	// The intervals of two plans overlap where each alone could be the better one.
	const apart = now.reached.low > before.reached.high || now.reached.high < before.reached.low;
	const doubt = size === '0.0' || apart ? '' : ', and their intervals overlap';
	return `The plan reaches ${percent(now.reached.value, 1)} of expected ${now.objective} (95% interval ${interval(now.reached)}) instead of ${percent(before.reached.value, 1)} (${interval(before.reached)}): ${change}${doubt}.`;
}

function countWords({ plan: now }: Planned, { plan: before }: Planned): string {
	if (now.objective !== 'incidents' || before.objective !== 'incidents') return '';
	const of = ({ reached, basis }: Plan): string => `${rate(reached.value * basis.expected)} of ${rate(basis.expected)}`;
	return `${of(now)} expected a ${now.basis.per} instead of ${of(before)}.`;
}

function postWords({ plan: now }: Planned, { plan: before }: Planned, nameOf: NameOf): string {
	const name = ({ label, lng, lat }: Plan['posts'][number]): string => [label, nameOf(lng, lat)].filter((part) => part !== '').join(' ');
	const cells = (plan: Plan): Set<string> => new Set(plan.posts.map(({ cell }) => cell));
	const [was, is] = [cells(before), cells(now)];
	const fresh = now.posts.filter(({ cell }) => !was.has(cell)).map(name);
	const gone = before.posts.filter(({ cell }) => !is.has(cell)).map(name);
	const same = now.posts.length - fresh.length;
	if (fresh.length === 0 && gone.length === 0) return 'The posts stay where they are.';
	return [
		`${plural(same, 'post')} ${same === 1 ? 'stays' : 'stay'}`,
		...(fresh.length > 0 ? [`new: ${listWords(fresh)}`] : []),
		...(gone.length > 0 ? [`given up: ${listWords(gone)}`] : [])
	]
		.join('; ')
		.concat('.');
}

function tourWords({ tours: now }: Planned, { tours: before }: Planned): string {
	if (!now || !before) return '';
	const of = ({ tours }: ShiftTours): string => {
		const stays = tours.reduce((sum, tour) => sum + tour.stays.length, 0);
		return `${plural(stays, 'stop')} and ${decimal(tours.reduce((sum, tour) => sum + tour.metres, 0) / 1000)} km on foot`;
	};
	return `On their tours ${of(now)} instead of ${of(before)}; hexagons with a stop hold ${percent(now.share, 1)} instead of ${percent(before.share, 1)}.`;
}

/** The difference in words and figures, one sentence each. */
export const changeWords = (now: Planned, before: Planned, nameOf: NameOf): string[] =>
	[reachedWords(now, before), countWords(now, before), postWords(now, before, nameOf), tourWords(now, before)].filter(
		(line) => line !== ''
	);
