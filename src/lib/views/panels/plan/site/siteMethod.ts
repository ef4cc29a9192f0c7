import type { SitePlan } from '../../../../deployment/sites';
import type { SiteAnswer } from '../../../../state/siting';
import { count, decimal, percent, plural } from '../../../../core/format';
import { alongWords, boundWords, hoursWords, NOUNS } from './siteWords';

export const SITE_SOURCE: Readonly<Record<SitePlan['model'], string>> = {
	cover:
		'maximal covering location, Church & ReVelle (1974), Papers of the Regional Science Association 32:101; Lagrangian bound, Galvão & ReVelle (1996), EJOR 88:114. A 5-minute walk (400 m) is the usual reach of a refuge point.',
	median: 'p-median, Hakimi (1964), Operations Research 12:450; interchange and Lagrangian bound.',
	centre: 'p-centre, Minieka (1970), SIAM Review 12:138: binary search over distances with set covering.'
};

const MODELS: Readonly<Record<SitePlan['model'], string>> = {
	cover: 'most incidents within reach',
	median: 'least walking altogether',
	centre: 'shortest longest walk'
};

/** What was done, with this result's own numbers. */
export function siteSteps(plan: SitePlan, answer: SiteAnswer): string[] {
	const { basis } = answer;
	const { settings, existing, whileOpen } = basis;
	const camera = settings.kind === 'camera';
	return [
		`${plural(plan.total, 'incident')} in ${plural(answer.counts.counts.filter((n) => n > 0).length, 'hexagon')} count; each stands at the centre of its hexagon.`,
		camera
			? 'A distance is the straight line: nothing is known of walls, trees or the direction of a camera.'
			: basis.streets === null
				? `A walk is 1.3 times the straight line, at ${decimal(basis.speed)} km/h.`
				: `A walk is the shortest way along the lines of “${basis.streets}”, and 1.3 times the straight line to and from them, or all the way where none is near; at ${decimal(basis.speed)} km/h.`,
		whileOpen
			? `Existing points count hour by hour: an incident is within reach when one of ${plural(existing.points.length, 'point')} that is open throughout its hour is within ${count(settings.radius)} m. New points are taken as open in all the hours that count.`
			: `An incident is within reach when one of ${plural(existing.points.length, 'existing point')} is within ${count(settings.radius)} m, whatever the hour.`,
		`That holds for ${count(plan.before.covered)} (${percent(plan.shareBefore.value, 1)}). What is left over is the demand for new points: ${count(plan.total - plan.before.covered)}.`,
		`${plural(basis.candidates, 'candidate')} compared for ${MODELS[plan.model]}; ${plural(plan.sites.length, 'new point')} chosen: ${boundWords(plan)}.`,
		`Next best: each other candidate in the place of the site that it replaces best${plan.apartMetres > 0 ? `; those under ${count(plan.apartMetres)} m from a chosen site, or from a better alternative, are left out as the same place` : ''}.`,
		`Intervals${plan.model === 'cover' ? ' and “chosen again”' : ''}: ${String(plan.resamples)} re-draws of the incidents.`
	];
}

export function siteParameters(plan: SitePlan, answer: SiteAnswer): [string, string][] {
	const { settings, whileOpen, speed } = answer.basis;
	return [
		['Purpose', NOUNS[settings.kind]],
		['Reach', `${count(settings.radius)} m${settings.kind === 'camera' ? ', straight line' : ' on foot'}`],
		...(settings.kind === 'camera' ? [] : ([['Walk', `${alongWords(answer.basis)}, ${decimal(speed)} km/h`]] as [string, string][])),
		['Measure', MODELS[plan.model]],
		['Hours', hoursWords(answer)],
		['Opening hours', whileOpen ? 'count' : 'do not count'],
		['Area', settings.within === null ? 'all of the filter' : `within ${count(settings.within)} m of an existing point`],
		['Hexagons', `H3 resolution ${String(settings.resolution)}`]
	];
}

export const SITE_LIMITS: readonly string[] = [
	'It counts recorded incidents: what is not reported is not there.',
	'Incidents are taken as independent: a series by the same people makes the true interval wider.',
	'It says who would be near, not what would be prevented, and nothing of cost, consent or staffing.',
	'A distance to the centre of a hexagon may be off by the size of the hexagon.',
	'The past of these incidents is taken as a guide: no season or growth is forecast.'
];
