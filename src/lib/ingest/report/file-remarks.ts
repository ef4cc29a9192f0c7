import { isoDay } from '../../core/time';
import type { FileReport } from '../contract';
import { areaChange } from './area-changes';
import { list, number, rows, share, type Remark } from './remark';
import { repeatsSentence } from './repeats/repeats-question';

type Told = Omit<FileReport, 'remarks' | 'warnings'>;

/** What is worth knowing about one file, each a plain sentence with its figure; what matters most comes first. */
export function fileRemarks(report: Told): Remark[] {
	return [
		...repeated(report),
		...partial(report),
		...unlocated(report),
		...heaped(report),
		...areas(report),
		...outlying(report),
		...shared(report)
	];
}

const one = (condition: boolean, code: string, lead: string, detail: string): Remark[] => (condition ? [{ code, lead, detail }] : []);
const day = (at: number): string => isoDay(at).split('-').reverse().join('/');

function repeated({ repeats }: Told): Remark[] {
	if (!repeats || repeats.rows === 0) return [];
	const [lead = '', ...rest] = repeatsSentence(repeats).split(/(?<=\.) /);
	return [{ code: 'repeated-ids', lead, detail: rest.join(' ') }];
}

function partial({ partMonths, facts }: Told): Remark[] {
	if (!facts.days || partMonths.length === 0) return [];
	const lead = `${list(partMonths)} ${partMonths.length === 1 ? 'is a part month' : 'are part months'}.`;
	return [
		{ code: 'part-month', lead, detail: `The rows run from ${day(facts.days.first)} to ${day(facts.days.last)}: compare whole months.` }
	];
}

/** Categories smaller than this, and fewer rows without a location, say nothing about where locations are missing. */
const FEWEST = 50;
const FEWEST_MISSING = 20;

function unlocated({ facts, categories, unlocatedByCategory }: Told): Remark[] {
	const { accepted, unlocated: missing } = facts;
	if (missing === 0) return [];
	const verb = missing === 1 ? 'has' : 'have';
	const lead = `${rows(missing)} (${share(missing, accepted)}) ${verb} no location.`;
	const lost = Object.entries(categories)
		.filter(([, count]) => count >= FEWEST)
		.map(([name, count]) => ({ name, count, missing: unlocatedByCategory[name] ?? 0 }))
		.sort((a, b) => b.missing / b.count - a.missing / a.count);
	const [most, least] = [lost[0], lost.at(-1)];
	const uneven = most && least && missing >= FEWEST_MISSING && missing < accepted && most.missing / most.count > (1.5 * missing) / accepted;
	const where = uneven
		? ` Not at random: ${most.name} lacks it most often (${share(most.missing, most.count)}), ${least.name} least (${share(least.missing, least.count)}).`
		: '';
	return [{ code: 'unlocated', lead, detail: `They count in trends, not on the map.${where}` }];
}

/** Times too few to judge; a share more than three times the even one is said. */
const FEWEST_TIMES = 30;
const FEWEST_MIDNIGHTS = 10;
const HEAPED = 3;

/** Hands that fill in forms round times. */
function heaped({ heaping: { timed, midnight, onHour, halfPast } }: Told): Remark[] {
	if (timed < FEWEST_TIMES || onHour === timed) return [];
	const minute = timed / 60;
	// Where hours are rounded, one in 24 of those falls on midnight by chance.
	const chance = Math.max(timed / 1440, onHour / 24);
	const rounded = onHour > HEAPED * minute;
	return [
		...one(
			midnight > HEAPED * chance && midnight >= FEWEST_MIDNIGHTS,
			'midnight-heaping',
			`${share(midnight, timed)} are timed at exactly 00:00,`,
			`against ${share(chance, timed)} expected: some may stand for “time unknown”.`
		),
		...one(
			rounded || halfPast > HEAPED * minute,
			'hour-heaping',
			`${share(onHour, timed)} are timed on the full hour and ${share(halfPast, timed)} at half past,`,
			`against ${share(minute, timed)} expected of each: they were rounded, so single minutes mean little.`
		)
	];
}

function areas(report: Told): Remark[] {
	const change = areaChange([report]);
	return change ? [areaRemark(change)] : [];
}

/** Areas that end or begin together. */
export function areaRemark({ before, after, ended, begun }: NonNullable<ReturnType<typeof areaChange>>): Remark {
	const until = `${number(ended.length)} ${ended.length === 1 ? 'area occurs' : 'areas occur'} only up to ${before}`;
	const from = `${number(begun.length)} only from ${after}`;
	const lead =
		ended.length === 0 ? `${from.replace(' only', ' areas occur only')}.` : begun.length === 0 ? `${until}.` : `${until} and ${from}.`;
	return { code: 'area-change', lead, detail: 'Their names or boundaries changed: compare areas across that time with care.' };
}

function outlying({ outliers }: Told): Remark[] {
	const lead = `${rows(outliers)} ${outliers === 1 ? 'lies' : 'lie'} far outside the main area.`;
	return one(outliers > 0, 'outliers', lead, `${outliers === 1 ? 'It is' : 'They are'} kept; the map opens on the rest.`);
}

function shared({ facts, points }: Told): Remark[] {
	const lead = `${rows(points.rows)} with a location share ${number(points.distinct)} points (${share(points.sharing, points.rows)} share theirs).`;
	return one(
		facts.snapped && points.rows > 0,
		'snapped',
		lead,
		'The source moved them to map points: streets are roughly right, buildings are not.'
	);
}
