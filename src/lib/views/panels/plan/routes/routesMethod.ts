import type { RoutesFigures } from '../../../../deployment/routes';
import type { RoutesAnswer } from '../../../../state/studyingRoutes.svelte';
import { count, plural } from '../../../../core/format';

export const ROUTES_SOURCE =
	'exact Poisson interval, Garwood (1936), Biometrika 28; ratio of rates by the conditional binomial, Przyborowski & Wilenski (1940); false discovery rate, Benjamini & Hochberg (1995); positions by maximal covering, Church & ReVelle (1974).';

/** What was done, with this result's own numbers. */
export function routesSteps(figures: RoutesFigures, { settings, existing }: RoutesAnswer): string[] {
	const metres = figures.routes.reduce((sum, route) => sum + route.metres, 0);
	return [
		`${plural(figures.routes.length, 'route')} of ${count(metres)} m in all, ${figures.coarser ? 'each taken whole' : `cut into ${plural(figures.pieces.length, 'equal piece')} of about ${count(settings.piece)} m`}.`,
		`Each of ${plural(figures.incidents, 'incident')} within ${count(settings.buffer)} m of a line counts once, at the piece nearest to it: the counts of the pieces add to ${count(figures.incidents)}.`,
		'Rate: incidents ÷ length × 100 m, with its exact 95% interval.',
		`Each piece against all others together, lengths as exposure; “higher” or “lower” where the 95% interval of the ratio excludes 1 and the false discovery rate over all pieces stays under 5%. Fewer than 20 incidents on either side: too few.`,
		`Refuge points: every 25 m along a route, whether one of ${plural(existing.points.length, 'point')} that is open throughout the hour lies within a walk of ${count(settings.refugeWalk)} m (straight line × 1.3).`,
		`Marshals: positions every 50 m along the routes; those from which most of these incidents lie within a walk of ${count(settings.marshalWalk)} m (straight line × 1.3): ${count(figures.marshals.reached)} reached, at most ${count(Math.floor(figures.marshals.bound + 1e-6))} possible.`
	];
}

export function routesParameters({ settings }: RoutesAnswer, hours: string): [string, string][] {
	return [
		['Buffer', `${count(settings.buffer)} m`],
		['Pieces', `about ${count(settings.piece)} m`],
		['Hours', hours],
		['Walk to a refuge point', `${count(settings.refugeWalk)} m`],
		['Marshals', `${String(settings.marshals)}, walking ${count(settings.marshalWalk)} m`]
	];
}

export const ROUTES_LIMITS: readonly string[] = [
	'Length is the only exposure: a busy piece may have more incidents because more people walk it.',
	'Incidents are taken as independent: a series by the same people makes the true interval wider.',
	'An incident near a route need not have happened on it.',
	'It says what was recorded and who would be near, not what would be prevented.'
];
