import type { Period } from '../../../../core/filter';
import type { SiteKind, SitePlan } from '../../../../deployment/sites';
import type { SiteAnswer } from '../../../../state/siting';
import { walkMinutes } from '../../../../state/walkMinutes';
import { count, decimal, listWords, percent, period as periodWords, plural, signed, TOO_FEW, weekWindow } from '../../../../core/format';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'];

export const NOUNS: Readonly<Record<SiteKind, string>> = { refuge: 'refuge point', hub: 'safety hub', camera: 'camera' };
export const nounOf = (kind: SiteKind, n: number): string => (n === 1 ? NOUNS[kind] : `${NOUNS[kind]}s`);

/** Who walks how fast. */
type Pace = Pick<SiteAnswer['basis'], 'speed'>;
export const minuteWords = (metres: number, { speed }: Pace): string =>
	Number.isFinite(metres) ? `${decimal(walkMinutes(metres, speed), 1)} min` : 'none open';
/** "straight line × 1.3", "along “paths”". */
export const alongWords = ({ streets }: Pick<SiteAnswer['basis'], 'streets'>): string =>
	streets === null ? 'straight line × 1.3' : `along “${streets}”`;

/** "within a 5-minute walk (400 m)", "within 100 m". */
export const reachWords = ({ settings: { kind, radius }, speed }: Pick<SiteAnswer['basis'], 'settings' | 'speed'>): string => {
	if (kind === 'camera') return `within ${count(radius)} m`;
	const walk = walkMinutes(radius, speed);
	return `within a ${Number.isInteger(walk) ? String(walk) : decimal(walk, 1)}-minute walk (${count(radius)} m)`;
};

/** "a refuge point that is open", "a camera". */
const ofWhat = ({ basis: { settings, whileOpen } }: SiteAnswer): string => `a ${NOUNS[settings.kind]}${whileOpen ? ' that is open' : ''}`;

interface Sentence {
	readonly before: string;
	readonly strong: string;
	readonly after: string;
}

const shareWords = (n: number, total: number): string => (total < TOO_FEW ? 'too few' : percent(n / total, n / total < 0.1 ? 1 : 0));
const more = (kind: SiteKind, n: number): string => {
	const number = NUMBERS[n] ?? String(n);
	return `${number.charAt(0).toUpperCase()}${number.slice(1)} more ${nounOf(kind, n)}`;
};

/** The sentence first. */
export function siteLead(plan: SitePlan, answer: SiteAnswer): Sentence {
	const { kind } = answer.basis.settings;
	const { before, after, total, sites } = plan;
	const who = more(kind, sites.length);
	if (plan.model === 'median')
		return {
			before: `${who} would shorten the mean walk to ${ofWhat(answer)} `,
			strong: `from ${minuteWords(before.meanMetres, answer.basis)} to ${minuteWords(after.meanMetres, answer.basis)}`,
			after: `, over ${plural(total, 'recorded incident')}.`
		};
	if (plan.model === 'centre')
		return {
			before: `${who} would shorten the longest walk to ${ofWhat(answer)} `,
			strong: `from ${minuteWords(before.furthestMetres, answer.basis)} to ${minuteWords(after.furthestMetres, answer.basis)}`,
			after: `, over ${plural(total, 'recorded incident')}.`
		};
	const added = after.covered - before.covered;
	return {
		before: `${who} would bring `,
		strong: plural(added, 'more recorded incident', 'more recorded incidents'),
		after: ` ${reachWords(answer.basis)} of ${ofWhat(answer)}: from ${count(before.covered)} (${shareWords(before.covered, total)}) to ${count(after.covered)} (${shareWords(after.covered, total)}) of ${count(total)}.`
	};
}

/** How near the proposal comes to the best possible one, never rounded up. */
export function boundWords({ model, ofBest, sites }: SitePlan): string {
	const floor = Math.floor(1000 * ofBest + 1e-6) / 10;
	if (floor >= 100) return sites.length === 1 ? 'no other candidate does better' : 'no other choice of as many does better';
	return model === 'cover'
		? `at least ${floor.toFixed(1)}% of the best possible`
		: `at most ${(100 / Math.max(0.001, ofBest) - 100).toFixed(1)}% above the best possible`;
}

export function siteCautions(plan: SitePlan, { basis: { settings } }: SiteAnswer): string[] {
	const { low, high } = plan.shareAfter;
	return [
		...(plan.model === 'cover' ? [`95% interval of the share after ${percent(low, 1)} to ${percent(high, 1)}`] : []),
		boundWords(plan),
		settings.kind === 'camera'
			? 'a radius only: no line of sight, walls and trees are not known'
			: 'being near is not the same as preventing an incident'
	];
}

/** Which hours and records: "All hours", "Fri and Sat nights, 21:00–03:00". */
export const hoursWords = ({ basis: { settings, hourly } }: SiteAnswer): string =>
	hourly && settings.window ? weekWindow(settings.window) : 'All hours';

/** One sentence for a funding bid, with its evidence and its bound. */
export function bidSentence(plan: SitePlan, answer: SiteAnswer, where: readonly string[], period: Period | null): string {
	const { settings, whileOpen } = answer.basis;
	const { kind } = settings;
	const { before, after, total, sites } = plan;
	const hours = hoursWords(answer);
	const when = `${period ? `, ${periodWords(period)}` : ''}${hours === 'All hours' ? '' : `, ${hours}`}`;
	const added = after.covered - before.covered;
	const places = sites.map((_, i) => where[i] ?? '').filter((text) => text !== '');
	const at = places.length > 0 ? ` (${places.join('; ')})` : '';
	const share = total < TOO_FEW ? '' : ` (${percent(before.covered / total, 1)} to ${percent(after.covered / total, 1)})`;
	const own = `${more(kind, sites.length)}${at}`;
	const reach = `${reachWords(answer.basis)} of ${ofWhat(answer)}`;
	const tail = whileOpen && kind !== 'camera' ? ', if open at all those hours' : '';
	const walk =
		plan.model === 'cover'
			? ''
			: ` The mean walk would go from ${minuteWords(before.meanMetres, answer.basis)} to ${minuteWords(after.meanMetres, answer.basis)}, the longest from ${minuteWords(before.furthestMetres, answer.basis)} to ${minuteWords(after.furthestMetres, answer.basis)}.`;
	return `${own} would bring ${plural(added, 'more recorded incident', 'more recorded incidents')} ${reach}${tail}: from ${count(before.covered)} to ${count(after.covered)} of ${count(total)}${share}${when}.${walk} Of ${plural(answer.basis.candidates, 'candidate')} compared, this choice is ${provedWords(plan)}. ${kind === 'camera' ? 'Reach is a radius, without line of sight.' : `Reach is on foot, ${alongWords(answer.basis)}${plan.sites.some((site) => site.offStreets) ? ' where a line is near' : ''}; it says who would be near, not what would be prevented.`}`;
}

const provedWords = (plan: SitePlan): string => {
	const floor = Math.floor(1000 * plan.ofBest + 1e-6) / 10;
	return floor >= 100 ? 'proved the best possible' : boundWords(plan);
};

/** What was left out, and what to doubt. */
export function siteNotes(plan: SitePlan, { basis }: SiteAnswer, flags: { snapped: boolean; synthetic: boolean }): string[] {
	const { existing, settings } = basis;
	const far = basis.located - basis.near;
	const offStreets = plan.sites.flatMap((site, i) => (site.offStreets ? [`new point ${String(i + 1)}`] : []));
	const names = (points: readonly { readonly name: string }[]): string => points.map(({ name }) => name).join(', ');
	const notes = [
		flags.synthetic ? 'Synthetic data: made up for trying out.' : '',
		far > 0 && settings.within !== null
			? `${plural(far, 'located incident')} of ${count(basis.located)} ${far === 1 ? 'lies' : 'lie'} further than ${count(settings.within)} m (straight line) from every existing point and ${far === 1 ? 'does' : 'do'} not count.`
			: '',
		(plan.straight ?? 0) > 0
			? `No line of “${basis.streets ?? ''}” leads from ${plural(plan.straight ?? 0, 'incident')} to the nearest point: that walk is taken as 1.3 times the straight line.`
			: '',
		offStreets.length > 0
			? `No line of “${basis.streets ?? ''}” is near ${listWords(offStreets)}: walks there are straight lines × 1.3, which may seem shorter than they are.`
			: '',
		basis.unlocated > 0 ? `${plural(basis.unlocated, 'incident')} without a location left out.` : '',
		plan.untimed > 0 ? `${plural(plan.untimed, 'incident')} of unknown hour left out, because opening hours or chosen hours matter.` : '',
		basis.officer > 0 ? `${plural(basis.officer, 'record')} that officers made on their own initiative left out.` : '',
		existing.unreadable.length > 0
			? `Opening hours that cannot be read, so not counted: ${existing.unreadable.map(({ name, opening }) => `${name} (“${opening.kind === 'unreadable' ? opening.text : ''}”)`).join(', ')}. Write them as “Mo-Su 08:00-20:00”.`
			: '',
		existing.silent.length > 0 ? `No opening hours given, so not counted while others have them: ${names(existing.silent)}.` : '',
		existing.all.length > 0 && !existing.told && settings.whileOpen && settings.kind !== 'camera'
			? 'No point gives opening hours: all are taken as always open.'
			: '',
		existing.all.length === 0 ? `No existing ${NOUNS[settings.kind]}s are loaded: everything starts from none.` : '',
		flags.snapped ? 'Locations are snapped to shared map points: a site names an area, not a doorway.' : '',
		'Where people know of a point, more may be recorded there.'
	];
	return notes.filter((text) => text !== '');
}

/** Difference of an alternative in the model's measure, with its sign. */
export function differenceWords(plan: SitePlan, alternative: SitePlan['alternatives'][number], { speed }: Pace): string {
	if (plan.model === 'cover') return alternative.difference === 0 ? 'the same' : `${signed(alternative.difference)} incidents`;
	const gap =
		plan.model === 'median' ? alternative.meanMetres - plan.after.meanMetres : alternative.furthestMetres - plan.after.furthestMetres;
	return `${signed(walkMinutes(gap, speed), 1)} min`;
}
