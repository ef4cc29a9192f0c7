/** Hot spots in words: every number in them is one that the screen shows beside. */
import type { PeakWindow } from '../../../analysis';
import type { WeekWindow } from '../../../core/filter';
import type { Compared, RowDetail, Tested } from '../../../state/hotspots/ask';
import { stabilityOf, stood, type HotRow, type Stability } from '../../../state/hotspots/rows';
import { count, decimal, hourSpan, listWords, month, percent, period as periodWords, plural, signed, weekday } from '../../../core/format';
import type { Piece } from '../explore/lead';

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** "Seven hot spots", "One hot spot", "23 hot spots". */
export const numberWords = (n: number, one: string, many = `${one}s`): string => `${SMALL[n] ?? count(n)} ${n === 1 ? one : many}`;

/** "12 months to Oct 2026 against 12 months to Oct 2025", and what was left out of both. */
export function comparedWords(periods: Compared | null): string {
	if (!periods) return 'No earlier period can be compared';
	const { now, before, matched } = periods;
	const out =
		matched.months.length > 0
			? `, without ${listWords(matched.months.map((at) => month(at)))} and what stands against it (loading gap)`
			: '';
	return `${periodWords(now)} against ${periodWords(before)}${out}`;
}

/** Names a row: where its busiest hexagon is. */
export type NameOf = (row: HotRow) => string;

/** "37%", but never "0%" or "100%" of what is neither. */
export function shareWords(part: number, whole: number): string {
	const share = whole > 0 ? part / whole : 0;
	if (part > 0 && share < 0.005) return 'under 1%';
	return part < whole && share >= 0.995 ? 'over 99%' : percent(share);
}

/** Clear rises, largest first, at most two. */
function fastest(rows: readonly HotRow[], kind: 'rise' | 'fall'): HotRow[] {
	const clear = rows.filter(({ change }) => change?.kind === kind);
	const sign = kind === 'rise' ? -1 : 1;
	return clear.sort((a, b) => sign * ((a.change?.percent ?? 0) - (b.change?.percent ?? 0))).slice(0, 2);
}

function moves(rows: readonly HotRow[], nameOf: NameOf): string {
	const [up, down] = [fastest(rows, 'rise'), fastest(rows, 'fall')];
	const name = (row: HotRow): string => {
		const own = nameOf(row);
		return rows.some((other) => other !== row && nameOf(other) === own) ? `${own} (${String(row.rank)})` : own;
	};
	const said = (list: readonly HotRow[], one: string, many: string): string =>
		list.length === 0 ? '' : ` ${listWords(list.map(name))} ${list.length === 1 ? one : many}.`;
	return said(up, 'is rising fastest', 'are rising fastest') + said(down, 'is falling fastest', 'are falling fastest');
}

/** The sentence that opens Hot spots. */
export function leadOf({ result, rows }: Tested, nameOf: NameOf): Piece[] {
	if (rows.length === 0) return [{ text: 'No hot spot stands out from chance', strong: true }, { text: ' under these filters.' }];
	const incidents = rows.reduce((sum, row) => sum + row.incidents, 0);
	const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
	const all = result.facts.cells.length;
	const verb = rows.length === 1 ? 'stands' : 'stand';
	return [
		{ text: `${numberWords(rows.length, 'hot spot')} ${verb} out from chance: ` },
		{ text: `${shareWords(incidents, result.inside)} of incidents in ${shareWords(cells, all)} of the area`, strong: true },
		{ text: `.${moves(rows, nameOf)}` }
	];
}

/** Both counts behind the shares, and what was left out. */
export function notesOf({ result, rows, counts, filter, how: { holdings } }: Tested): string[] {
	const incidents = rows.reduce((sum, row) => sum + row.incidents, 0);
	const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
	const notes = [
		`${count(incidents)} of ${count(result.inside)} incidents, in ${count(cells)} of ${plural(result.facts.cells.length, 'hexagon')}.`
	];
	const left = [
		counts.unlocated > 0 ? `${count(counts.unlocated)} without a location` : '',
		result.outside > 0 ? `${count(result.outside)} outside the study area` : ''
	].filter((text) => text !== '');
	if (left.length > 0) notes.push(`Left out: ${listWords(left)}.`);
	if (filter.week && holdings.timed < holdings.total)
		notes.push(`${count(holdings.total - holdings.timed)} of all loaded incidents have no known hour and take no part.`);
	return notes;
}

/** Moran's I in plain words. */
export function moranWords({ result: { moran } }: Tested): string {
	const figure = `Moran’s I ${decimal(moran.i, 2)}, z ${signed(moran.z, 1)}`;
	if (!Number.isFinite(moran.z)) return 'The area is too even for an overall statement.';
	if (moran.z > 1.96)
		return `Over the whole area incidents cluster: busy hexagons lie beside busy ones more than chance would bring (${figure}).`;
	if (moran.z < -1.96) return `Over the whole area busy hexagons lie apart more than chance would bring (${figure}).`;
	return `Over the whole area no clustering shows: busy hexagons lie about as chance would scatter them (${figure}).`;
}

const DAILY = 7;
function daysWords(days: readonly number[]): string {
	if (days.length === DAILY) return 'Daily';
	// A run may pass from Sunday to Monday: it begins after the only break.
	const starts = days.filter((day) => !days.includes((day + 6) % 7));
	const [first] = starts;
	if (starts.length === 1 && first !== undefined && days.length > 2) return `${weekday(first)}–${weekday(first + days.length - 1)}`;
	return days.map((day) => weekday(day)).join(', ');
}

/** "Fri, Sat 22:00–02:00". */
export const windowWords = ({ days, from, to }: WeekWindow): string => `${daysWords(days)} ${hourSpan(from, to)}`;

const peakText = ({ window }: PeakWindow): string => windowWords(window);

/** When an area is busiest, short. */
export function peakWords(detail: RowDetail | null): string {
	if (!detail) return '';
	if (detail.timed === 0) return 'hours not recorded';
	return detail.peak ? peakText(detail.peak) : 'no hours stand out';
}

/** The same with its counts. */
export function peakSentence(detail: RowDetail): string {
	const { peak, timed, untimed } = detail;
	const unknown = untimed > 0 ? ` ${count(untimed)} have no known hour.` : '';
	if (timed === 0) return 'The hours of these incidents are not recorded.';
	if (!peak) return `No hours of the week stand out among ${plural(timed, 'incident')} with a known hour.${unknown}`;
	return `${windowWords(peak.window)}: ${count(Math.round(peak.held))} of ${plural(timed, 'incident')} with a known hour (${percent(peak.share)}) in ${percent(peak.hourShare)} of the hours.${unknown}`;
}

/** The change column: "+14%" when clear, else why there is no percentage. */
export function changeColumn({ change }: HotRow): { readonly text: string; readonly clear: boolean } {
	if (!change) return { text: '–', clear: false };
	if (change.kind === 'rise' || change.kind === 'fall') return { text: `${signed(100 * (change.percent ?? 0))}%`, clear: true };
	return { text: { unclear: 'not clear', 'too-few': 'too few', 'none-before': 'n/a' }[change.kind], clear: false };
}

export const STABILITY_WORDS: Readonly<Record<Stability, string>> = { firm: 'Firm', moderate: 'Moderate', weak: 'Weak' };
export const STABILITY_TONES = { firm: 'ok', moderate: 'mute', weak: 'warn' } as const;

/** Why an area is firm or not, test by test. */
export function stabilityWords(row: HotRow, steps: 1 | 2): string {
	if (!row.checks) return '';
	const { coarser, finer, otherSteps } = row.checks;
	const test = (name: string, share: number | null): string => (share === null ? `${name}: not tested` : `${name}: ${percent(share)}`);
	const { made, stood: held } = stood(row.checks);
	const word = STABILITY_WORDS[stabilityOf(row.checks)];
	const tests = [
		test('one size larger', coarser),
		test('one size smaller', finer),
		test(steps === 1 ? 'two rings of neighbours' : 'one ring of neighbours', otherSteps)
	];
	return `${word}: stands ${String(held)} of ${String(made)} other tests. Of its incidents, so many lie in hexagons that are hot there too: ${tests.join('; ')}. Half or more stands.`;
}
