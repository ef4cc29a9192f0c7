import type { DemandCounts } from '../core/answers';
import type { WeekWindow } from '../core/filter';
import { FEWEST_BINS, type Bins } from './demand/bins';
import type { Unmet } from './choose';
import { plural, whole } from './explain/figures';
import type { PlanRequest, Refusal, Remedy } from './plan';
import { widened, windowLabel } from './windows';

/** Incidents in a slice below which no rate is taken. */
export const FEWEST_INCIDENTS = 20;

/** Why a request gets no plan, or null when it does. @param incidents located incidents in the bins that would be used */
export function refusalOf(request: PlanRequest, bins: Bins, incidents: number): Refusal | null {
	const { demand, window } = request;
	const { left, bin } = demand;
	const refuse = (code: Refusal['code'], fault: string, remedy: string, ...actions: Remedy[]): Refusal => ({
		kind: 'refusal',
		code,
		fault,
		remedy,
		actions,
		incidents,
		left,
		synthetic: request.synthetic ?? false
	});
	if (window && hoursMissing(demand, window, incidents))
		return refuse(
			'hours-unknown',
			`${whole(left.untimed)} records do not say at what hour they happened${incidents === 0 ? '' : `, and only ${whole(incidents)} in this window do`}.`,
			'Plan by place only, over all hours.',
			'all-hours'
		);
	if (incidents === 0 && left.unlocated > 0)
		return refuse(
			'no-located',
			`None of the ${whole(left.unlocated)} records has a location.`,
			'Load records with coordinates.',
			'load-located',
			'longer-period'
		);
	if (incidents < FEWEST_INCIDENTS) {
		const where = window ? ` in ${windowLabel(window)}` : '';
		const wider: Remedy[] = window && widened(window) ? ['widen-window'] : [];
		const actions: Remedy[] = window
			? [...wider, 'longer-period', 'all-hours', 'more-categories']
			: ['longer-period', 'more-categories', 'load-located'];
		return refuse(
			'too-few-incidents',
			`Only ${plural(incidents, 'incident')}${where}: under ${String(FEWEST_INCIDENTS)} any choice of places would be chance.`,
			wider.length > 0 ? 'Widen the hours, take a longer period or more categories.' : 'Take a longer period or more categories.',
			...actions
		);
	}
	if (bins.usable.length < FEWEST_BINS[bin])
		return refuse(
			'too-short',
			`Only ${plural(bins.usable.length, `whole ${bin}`)} of records: a plan needs ${String(FEWEST_BINS[bin])}.`,
			'Load or choose a longer period.',
			'longer-period',
			'load-located'
		);
	return null;
}

const refused = (request: PlanRequest, incidents: number, more: Pick<Refusal, 'code' | 'fault' | 'remedy' | 'actions'>): Refusal => ({
	kind: 'refusal',
	...more,
	incidents,
	left: request.demand.left,
	synthetic: request.synthetic ?? false
});

/** Areas that cannot all have a post. */
export function minimumRefusal(request: PlanRequest, incidents: number, { without, capped }: Unmet): Refusal {
	const all = (request.minimum ?? []).map(({ name }) => name);
	const [areas, posts] = [plural(all.length, 'area'), plural(request.patrols, 'patrol')];
	if (capped.length > 0 && all.length <= request.patrols)
		return refused(request, incidents, {
			code: 'minimum-cover',
			fault: `${without.join(', ')} are to have a post each, which would give ${capped.join(', ')} more than its share of the posts (${String(Math.round(100 * (request.cap?.share ?? 1)))}%).`,
			remedy: 'Ask for fewer of these areas, take more patrols, or raise the cap.',
			actions: ['lift-cap', 'drop-areas']
		});
	return refused(request, incidents, {
		code: 'minimum-cover',
		fault:
			all.length > request.patrols
				? `${areas} are to have a post each, and there ${request.patrols === 1 ? 'is' : 'are'} ${posts}: ${all.join(', ')}.`
				: `No post can be placed in ${without.join(', ')}: no hexagon there holds a record that patrols may go to.`,
		remedy: all.length > request.patrols ? 'Take more patrols, or ask for fewer areas.' : 'Take these areas off the list.',
		actions: ['drop-areas']
	});
}

/** Every hexagon with a record lies where patrols keep out. */
export const barredRefusal = (about: Pick<Refusal, 'incidents' | 'left' | 'synthetic'>): Refusal => ({
	kind: 'refusal',
	code: 'all-excluded',
	fault: 'Every hexagon with a record lies in an area that patrols keep out of.',
	remedy: 'Take an area off the list of those to keep out of.',
	actions: ['drop-areas'],
	...about
});

/** A window was asked for that most records cannot answer. */
function hoursMissing({ left }: DemandCounts, window: WeekWindow, incidents: number): boolean {
	const everyHour = window.days.length === 7 && window.from === window.to;
	return !everyHour && incidents < FEWEST_INCIDENTS && left.untimed > incidents;
}
