import { csvText } from '../../../../core/csv';
import type { SitePlan } from '../../../../deployment/sites';
import type { SiteAnswer } from '../../../../state/siting';
import { hour } from '../../../../core/format';
import { walkMinutes } from '../../../../state/walkMinutes';
import { alongWords, hoursWords } from './siteWords';

interface Text {
	readonly lead: string;
	readonly bid: string;
	readonly synthetic: boolean;
	readonly placeOf: (lng: number, lat: number) => string;
}
const MARKING = 'Analyst view: exact figures';

/** The proposal, the next best, the hours and the points behind it, as CSV text. */
export function siteCsv(plan: SitePlan, answer: SiteAnswer, { lead, bid, synthetic, placeOf }: Text): string {
	const { settings, existing, speed } = answer.basis;
	const walk = (metres: number): string => (Number.isFinite(metres) ? walkMinutes(metres, speed).toFixed(2) : 'none open');
	return csvText([
		[MARKING],
		...(synthetic ? [['Synthetic data']] : []),
		[lead],
		[bid],
		['Hours', hoursWords(answer)],
		['Reach (m)', settings.radius],
		...(settings.kind === 'camera' ? [] : [['Walk', `${alongWords(answer.basis)}, ${String(speed)} km/h`]]),
		['Incidents that count', plan.total],
		['Within reach before', plan.before.covered, plan.shareBefore.value, plan.shareBefore.low, plan.shareBefore.high],
		['Within reach after', plan.after.covered, plan.shareAfter.value, plan.shareAfter.low, plan.shareAfter.high],
		['Best possible at most', plan.bound],
		[],
		['New point', 'Name', 'Where', 'Longitude', 'Latitude', 'Hexagon', 'Adds', 'Chosen again'],
		...plan.sites.map((site, i) => [
			`N${String(i + 1)}`,
			site.name,
			placeOf(site.lng, site.lat),
			site.lng.toFixed(6),
			site.lat.toFixed(6),
			site.cell,
			site.adds,
			site.chosen
		]),
		[],
		['Next best', 'Name', 'Where', 'Longitude', 'Latitude', 'Hexagon', 'Instead of', 'Within reach', 'Difference', 'Mean walk (min)'],
		...plan.alternatives.map((other, i) => [
			i + 1,
			other.name,
			placeOf(other.lng, other.lat),
			other.lng.toFixed(6),
			other.lat.toFixed(6),
			other.cell,
			`N${String(other.insteadOf + 1)}`,
			other.covered,
			other.difference,
			walk(other.meanMetres)
		]),
		[],
		['Hour', 'Incidents', 'Within reach before', 'after', 'Median walk before (min)', 'after'],
		...plan.hours.map((h) => [hour(h.hour), h.incidents, h.coveredBefore, h.coveredAfter, walk(h.walkBefore), walk(h.walkAfter)]),
		[],
		['Existing point', 'Longitude', 'Latitude', 'Opening hours as given', 'Read as'],
		...existing.all.map(({ name, lng, lat, opening }) => [
			name,
			lng.toFixed(6),
			lat.toFixed(6),
			opening.kind === 'none' ? '' : opening.text,
			opening.kind === 'given' ? `${String(opening.hours.reduce((sum, on) => sum + on, 0))} of 168 hours` : opening.kind
		])
	]);
}

/** New points, the next best and the existing ones as a GeoJSON FeatureCollection. */
export function siteGeoJson(plan: SitePlan, answer: SiteAnswer, synthetic: boolean): string {
	const point = (lng: number, lat: number, properties: Record<string, string | number | boolean | null>) => ({
		type: 'Feature',
		properties: synthetic ? { ...properties, synthetic } : properties,
		geometry: { type: 'Point', coordinates: [lng, lat] }
	});
	const { settings, existing } = answer.basis;
	const features = [
		...plan.sites.map((site, i) =>
			point(site.lng, site.lat, {
				role: 'new',
				label: `N${String(i + 1)}`,
				name: site.name,
				hexagon: site.cell,
				adds: site.adds,
				reach_m: settings.radius
			})
		),
		...plan.alternatives.map((other, i) =>
			point(other.lng, other.lat, {
				role: 'next best',
				label: String(i + 1),
				name: other.name,
				hexagon: other.cell,
				within_reach: other.covered,
				difference: other.difference
			})
		),
		...existing.all.map(({ name, lng, lat, opening }) =>
			point(lng, lat, { role: 'existing', name, opening_hours: opening.kind === 'none' ? '' : opening.text })
		)
	];
	return JSON.stringify({ type: 'FeatureCollection', note: MARKING, features }, null, '\t') + '\n';
}
