import { SETTLED_BINS } from '../demand/bins';
import type { Plan } from '../plan';
import type { Percents } from './figures';
import { inWords, plural, whole } from './figures';
import type { PlanWords } from './words';

/** Share from which on records count as most of them. */
const MOST = 0.5;

type Safeguard = PlanWords['safeguards'][number];
const ok = (text: string): Safeguard => ({ tone: 'ok', text });
const warn = (text: string): Safeguard => ({ tone: 'warn', text });

/** What protects the plan from misuse, and what the reader must doubt. */
export function safeguardsOf(plan: Omit<Plan, 'words'>, percents: Percents): Safeguard[] {
	return [...aboutRecords(plan), ...aboutHours(plan), ...aboutFigures(plan, percents), ...aboutCap(plan), ...aboutPosts(plan)];
}

function aboutRecords({ basis }: Omit<Plan, 'words'>): Safeguard[] {
	const lines = [
		basis.officer
			? warn('Records that patrols created are counted: such a plan sends patrols back to where patrols have been.')
			: basis.unknownOrigin > MOST
				? warn('Most of these records do not say who raised them: those that patrols made cannot be told apart.')
				: ok('Records known to come from patrols are left out.'),
		ok('Where patrols go, more is recorded: judge the result by what the public reports.')
	];
	if (basis.synthetic) lines.unshift(warn('Synthetic data: made up for trying out, not for sending anyone anywhere.'));
	return lines;
}

function aboutHours({ basis, window }: Omit<Plan, 'words'>): Safeguard[] {
	if (window && basis.left.untimed > basis.incidents)
		return [
			warn(`More records lack an hour (${whole(basis.left.untimed)}) than have one in this window: the plan speaks for the latter only.`)
		];
	if (!window && basis.bin === 'month')
		return [warn('The hours of these records are unknown: this plans by place only and says nothing about when.')];
	return window ? [] : [ok('All hours are taken together: this plans by place only.')];
}

function aboutFigures({ basis, backtest, reached }: Omit<Plan, 'words'>, percents: Percents): Safeguard[] {
	const lines: Safeguard[] = [];
	if (basis.bins < SETTLED_BINS[basis.bin])
		lines.push(warn(`Only ${plural(basis.bins, basis.bin)} of records: ${String(SETTLED_BINS[basis.bin])} or more are advised.`));
	if (basis.gaps.length) lines.push(warn(`${plural(basis.gaps.length, basis.bin)} without any record left out as not loaded.`));
	const hit = backtest.rivals.find((rival) => rival.id === 'plan')?.hit;
	if (hit && backtest.verdict !== 'too-little' && hit.high < reached.value)
		lines.push(
			warn(
				`Weeks held out came out lower than expected (${percents.of(hit.value)} against ${percents.of(reached.value)}): trust the lower figure.`
			)
		);
	if (basis.snapped) lines.push(warn('Locations are snapped to shared map points: a post names an area, not a doorway.'));
	return lines;
}

/** The cap on one area's hours, with what it costs. */
function aboutCap({ cap, patrols, objective }: Omit<Plan, 'words'>): Safeguard[] {
	if (!cap) return [];
	const asked = `${String(Math.round(100 * cap.share))}%`;
	const share = cap.hours ? cap.hours.most / cap.hours.all : cap.most / patrols;
	const longest = cap.hours
		? ', more if the longest patrols go to one area'
		: `, the least that ${plural(patrols, 'patrol')} can keep of ${asked}`;
	const more = share > cap.share + 1e-9 ? longest : '';
	const hours = cap.hours ? `, ${String(cap.hours.most)} of ${plural(cap.hours.all, 'hour')} whoever goes there,` : '';
	const rule = `At most ${String(cap.most)} of ${plural(patrols, 'post')}${hours} in one area of ${cap.layer} (cap ${asked}${more})`;
	if (cap.full.length === 0) return [ok(`${rule}: the plan would be the same without it.`)];
	const points = (100 * cap.cost).toFixed(1);
	return [ok(`${rule}: it costs ${points} points of expected ${objective}. At the cap: ${cap.full.join(', ')}.`)];
}

function aboutPosts({ posts, cells, resolution }: Omit<Plan, 'words'>): Safeguard[] {
	const weak = posts.filter((post) => post.firmness === 'weak');
	const lines: Safeguard[] = [];
	if (weak.length)
		lines.push(
			warn(`${weak.map((post) => post.label).join(', ')}: weak, other places serve almost as well. Choose by what you know of the ground.`)
		);
	if (posts.length > 0 && cells.reachedBy.filter((by) => by !== 255).length === posts.length)
		lines.push(
			warn(
				`At this radius a patrol reaches its own hexagon only (${inWords(posts.length)} of ${whole(cells.ids.length)}, size ${String(resolution)}).`
			)
		);
	return lines;
}
