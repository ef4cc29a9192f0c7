import type { Period } from '../../../../core/filter';
import type { Piece, PieceVerdict, RoutesFigures } from '../../../../deployment/routes';
import type { RoutesAnswer } from '../../../../state/studyingRoutes.svelte';
import { count, decimal, listWords, percent, period as periodWords, plural, TOO_FEW, weekWindow } from '../../../../core/format';

export const VERDICTS: Readonly<Record<PieceVerdict, string>> = {
	higher: 'Higher',
	lower: 'Lower',
	'not-clear': 'Not clear',
	'too-few': 'Too few'
};

/** "Route A: campus to Westgate" as "Route A", where that still tells the routes apart. */
export function shortNames(names: readonly string[]): string[] {
	const short = names.map((name) => name.split(/\s*[:–(]\s*/)[0] ?? name);
	return new Set(short).size === names.length ? short : [...names];
}

/** "A" for "Route A" where all begin alike and a letter or number is left: for tables. */
export function tableNames(names: readonly string[]): string[] {
	const [first = ''] = names[0]?.split(' ') ?? [];
	const bare = names.map((name) => (name.startsWith(`${first} `) ? name.slice(first.length + 1) : ''));
	return names.length > 1 && bare.every((name) => name.length > 0 && name.length <= 3) ? bare : [...names];
}

/** "Route A, 400–600 m". */
export const pieceName = ({ route, from, to }: Piece, names: readonly string[]): string =>
	`${names[route] ?? ''}, ${count(Math.round(from))}–${count(Math.round(to))} m`;

export const rateWords = (rate: number): string => decimal(rate, rate < 9.95 ? 1 : 0);

/** "4.2 (3.1–5.6)". */
export const rateInterval = ({ rate, low, high }: Pick<Piece, 'rate' | 'low' | 'high'>): string =>
	`${rateWords(rate)} (${rateWords(low)}–${rateWords(high)})`;

export const ratioWords = ({ ratio }: Piece): string =>
	ratio === null ? 'too few' : `${decimal(ratio.value, 1)} (${decimal(ratio.low, 1)}–${decimal(ratio.high, 1)})`;

interface Sentence {
	readonly before: string;
	readonly strong: string;
	readonly after: string;
}

/** The sentence first: the piece with the clearest excess, or that none stands out. */
export function routesLead(figures: RoutesFigures, { settings }: RoutesAnswer, names: readonly string[]): Sentence {
	const { pieces, incidents, routes } = figures;
	const base = `${plural(incidents, 'recorded incident')} within ${count(settings.buffer)} m of ${routes.length === 1 ? 'the route' : `the ${count(routes.length)} routes`}`;
	const higher = [...pieces].filter(({ verdict }) => verdict === 'higher').sort((a, b) => b.rate - a.rate);
	const [top] = higher;
	if (figures.coarser)
		return { before: `${base}. `, strong: 'Parts of a route cannot be compared', after: ': the map points lie too far apart.' };
	if (!top)
		return {
			before: `${base}. `,
			strong: 'No part stands out clearly',
			after: ` among ${plural(pieces.length, 'piece')} of about ${count(settings.piece)} m.`
		};
	const others = higher.length === 1 ? '' : ` ${plural(higher.length, 'piece')} of ${count(pieces.length)} are clearly above the rest.`;
	return {
		before: `${base}. `,
		strong: `${pieceName(top, names)} has ${rateWords(top.rate)} per 100 m`,
		after: `, ${decimal(top.ratio?.value ?? 0, 1)} times the rest of the routes (95% interval ${decimal(top.ratio?.low ?? 0, 1)} to ${decimal(top.ratio?.high ?? 0, 1)}).${others}`
	};
}

export const routesCautions = (figures: RoutesFigures): string[] => [
	'exposure is length alone: how many people walk there is not known',
	'each incident counts once, at the nearest piece',
	`“higher” and “lower” hold after correcting for ${count(figures.pieces.length)} comparisons`
];

export const hoursOf = ({ settings }: RoutesAnswer, timed: boolean): string =>
	timed && settings.window ? weekWindow(settings.window) : 'All hours';

/** Where marshals would stand, in one sentence. */
export function marshalSentence(figures: RoutesFigures, { settings }: RoutesAnswer, names: readonly string[]): string {
	const { posts, reached, bound } = figures.marshals;
	const floor = bound === 0 ? 100 : Math.floor((1000 * reached) / bound + 1e-6) / 10;
	const best = floor >= 100 ? 'no other choice of as many reaches more' : `at least ${floor.toFixed(1)}% of the best possible`;
	const at = listWords(
		posts.map((post, i) => `M${String(i + 1)} on ${names[post.route] ?? ''} at ${count(Math.round(post.at / 10) * 10)} m`)
	);
	const share = figures.incidents < TOO_FEW ? '' : ` (${percent(reached / figures.incidents)})`;
	return `${plural(posts.length, 'marshal')} who ${posts.length === 1 ? 'walks' : 'each walk'} up to ${count(settings.marshalWalk)} m would have ${count(reached)} of these ${count(figures.incidents)} incidents${share} within reach: ${at}; ${best}. Near is not prevented.`;
}

/** What was left out, and what to doubt. */
export function routesNotes(
	figures: RoutesFigures,
	{ settings, existing, unlocated, officer }: RoutesAnswer,
	flags: { snapped: boolean; synthetic: boolean; period: Period | null }
): string[] {
	const notes = [
		flags.synthetic ? 'Synthetic data: made up for trying out.' : '',
		`${count(figures.total - figures.incidents)} of ${plural(figures.total, 'located incident')} lie further than ${count(settings.buffer)} m from every route${flags.period ? ` (${periodWords(flags.period)})` : ''}.`,
		figures.shared > 0
			? `${plural(figures.shared, 'incident')} within ${count(settings.buffer)} m of more than one route: counted with the nearer one.`
			: '',
		unlocated > 0 ? `${plural(unlocated, 'incident')} without a location left out.` : '',
		figures.leftUntimed > 0 ? `${plural(figures.leftUntimed, 'incident')} of unknown hour left out, because hours are chosen.` : '',
		figures.untimed > 0 ? `${plural(figures.untimed, 'incident')} of unknown hour: counted on the map, in no hour of the charts.` : '',
		officer > 0 ? `${plural(officer, 'record')} that officers made on their own initiative left out.` : '',
		flags.snapped
			? `Some locations are snapped to shared map points (about ${count(figures.grainMetres)} m from one to the next here): a count belongs to a stretch of street, not to a spot.`
			: '',
		figures.coarse > 0
			? `${plural(figures.coarse, 'incident')} stand at the centre of a hexagon, up to 76 m from where they happened: they may belong to the next piece or lie outside the buffer.`
			: '',
		existing.unreadable.length > 0
			? `Opening hours that cannot be read, so not counted: ${existing.unreadable.map(({ name }) => name).join(', ')}.`
			: '',
		existing.silent.length > 0
			? `No opening hours given, so not counted while others have them: ${existing.silent.map(({ name }) => name).join(', ')}.`
			: '',
		'Way-marked routes are where people walk: more is recorded where more people are.'
	];
	return notes.filter((text) => text !== '');
}
