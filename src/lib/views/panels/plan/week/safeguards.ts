/** What protects a plan of the week from misuse, and what its reader must doubt. Pure. */
import type { WeekCurves, WeekFigures } from '../../../../deployment';
import type { WeekPlanSettings } from '../../../../state/settings/planWeek';
import { count, listWords, percent, plural } from '../../../../core/format';
import { hoursWords } from './weekWords';

interface Safeguard {
	readonly tone: 'ok' | 'warn';
	readonly text: string;
}
const ok = (text: string): Safeguard => ({ tone: 'ok', text });
const warn = (text: string): Safeguard => ({ tone: 'warn', text });
/** Share from which on records count as most of them. */
const MOST = 0.5;
/** Weeks of history that are advised: seasons cannot be told from fewer. */
const ADVISED = 26;

interface Told {
	readonly curves: WeekCurves;
	readonly figures: WeekFigures;
	readonly settings: WeekPlanSettings;
	readonly titles: readonly string[];
	/** Units that each shift's calls need; null when it is not asked. */
	readonly needed: readonly number[] | null;
}

export function weekSafeguards(told: Told): Safeguard[] {
	return [...aboutRecords(told), ...aboutZones(told), ...aboutShares(told), ...aboutFigures(told)];
}

function aboutRecords({ curves, settings }: Told): Safeguard[] {
	const { officer } = curves.left;
	const lines = [
		settings.officer
			? warn('Records that patrols created are counted: such a plan sends patrols back to where patrols have been.')
			: curves.unknownOrigin > MOST
				? warn('Most of these records do not say who raised them: those that patrols made cannot be told apart.')
				: ok(`Records known to come from patrols are left out${officer > 0 ? ` (${count(officer)})` : ''}.`),
		ok('Where patrols go, more is recorded: judge the result by what the public reports.')
	];
	return curves.synthetic ? [warn('Synthetic data: made up for trying out, not for sending anyone anywhere.'), ...lines] : lines;
}

function aboutZones({ curves: { excluded, recordedExcluded } }: Told): Safeguard[] {
	if (excluded.length === 0) return [];
	return [
		ok(
			`Patrols keep out of ${listWords(excluded)}: no post there. ${recordedExcluded === 1 ? 'The one incident recorded there counts' : `The ${count(recordedExcluded)} incidents recorded there count`} as not reached.`
		)
	];
}

function aboutShares({ curves, figures, settings, titles }: Told): Safeguard[] {
	if (figures.hours === 0) return [];
	const lines: Safeguard[] = [];
	const hours = figures.areas.map((area) => area.hours);
	const most = Math.max(...hours);
	const name = titles[hours.indexOf(most)] ?? '';
	const share = most / figures.hours;
	const text = `has ${percent(share)} of the hours (${hoursWords(most)} of ${count(figures.hours)})`;
	if (titles.length > 1)
		lines.push(
			100 * share > settings.cap + 0.5
				? warn(`${name} ${text}: more than the cap of ${String(settings.cap)}% allows for the whole budget.`)
				: ok(`No area has more than ${name}, which ${text}.`)
		);
	const own = new Map(settings.leastOf.map((one) => [one.name, one.hours]));
	const open = titles.filter((_, at) => curves.areas[at]?.barred !== true);
	const nobody = open.filter((title) => hours[titles.indexOf(title)] === 0);
	if (nobody.length > 0) lines.push(warn(`${listWords(nobody)}: nobody goes there. A minimum under Rules changes that.`));
	else if (settings.least > 0 || own.size > 0)
		lines.push(ok(open.length < titles.length ? 'Every other area is visited.' : 'Every area is visited.'));
	return lines;
}

function aboutFigures({ curves, figures, needed }: Told): Safeguard[] {
	const lines: Safeguard[] = [];
	if (curves.weeks < ADVISED) lines.push(warn(`Only ${plural(curves.weeks, 'week')} of records: ${String(ADVISED)} or more are advised.`));
	const thin = curves.pooled.filter((how) => how !== 'none').length;
	if (thin > 0)
		lines.push(
			warn(
				`${plural(thin, 'shift')} of ${String(curves.shifts.length)} ${thin === 1 ? 'has' : 'have'} fewer than 20 records: where to stand was taken from all days at the same hours.`
			)
		);
	const short = needed?.filter((units, s) => (figures.shifts[s]?.patrols ?? 0) < units).length ?? 0;
	if (short > 0)
		lines.push(warn(`${plural(short, 'shift')} of the plan ${short === 1 ? 'has' : 'have'} fewer patrols than its calls need.`));
	return lines;
}
