/** Sentences, legends and tables of Compare. Pure. */
import type { CheckedPair, Comparison, MixRow, Side } from '../../../../state/compare';
import { classCounts, gapsOf, isFall, isRise, overallChange } from '../../../../state/compare';
import { count, decimal, isoMonthName, listWords, percent, period as periodWords, plural } from '../../../../core/format';
import { allGaps } from '../../../../state/gapDoubt';
import { changePieces, gapWords, type Piece } from '../lead';

/** "12 months to Oct 2025", with the months that were left out. */
export const sideName = ({ period }: CheckedPair['a']): string => periodWords(period);

/** "×2.4", "none before" where A counted none, "×0" where B did. */
export function ratioWords(ratio: number): string {
	if (Number.isNaN(ratio)) return '–';
	return Number.isFinite(ratio) ? `×${decimal(ratio, ratio >= 10 ? 0 : 2)}` : 'n/a';
}

/** "1.90 to 3.10", "at least 3.10" without an upper end. */
export function intervalWords(low: number, high: number): string {
	if (Number.isNaN(low)) return '–';
	return Number.isFinite(high) ? `${decimal(low, 2)} to ${decimal(high, 2)}` : `at least ${decimal(low, 2)}`;
}

/** What a class says of a hexagon. */
export function classWords(of: number, mode: Comparison['mode']): string {
	const words = mode === 'periods' ? PERIOD_CLASSES : SHARE_CLASSES;
	return words[of] ?? '';
}
const PERIOD_CLASSES = [
	'Fell to half or less',
	'Fell by a quarter to a half',
	'Fell by less than a quarter',
	'No clear change',
	'Rose by less than a third',
	'Rose by a third to double',
	'Doubled or more',
	'Too few'
];
const SHARE_CLASSES = [
	'B’s share is half of A’s or less',
	'B’s share is a quarter to a half smaller',
	'B’s share is smaller by less than a quarter',
	'No clear difference',
	'B’s share is larger by less than a third',
	'B’s share is a third to twice larger',
	'B’s share is twice A’s or more',
	'Too few'
];

/** Rows of the legend, the strongest rise on top, with the hexagons of each. */
export function legendRows({ result, mode }: Comparison): { at: number; label: string; count: number }[] {
	const counts = classCounts(result);
	return [6, 5, 4, 3, 2, 1, 0].map((at) => ({ at, label: classWords(at, mode), count: counts[at] ?? 0 }));
}

/** What it means where there is no hexagon, with the hexagons concerned. */
export function noneWords({ result }: Comparison): string {
	const few = classCounts(result)[7] ?? 0;
	return `too few, under 20 in both together (${plural(few, 'hexagon')})`;
}

const rises = ({ result }: Comparison): number => result.of.filter(isRise).length;
const falls = ({ result }: Comparison): number => result.of.filter(isFall).length;

/** "the 12 months to Oct 2025", "Oct 2018". */
const inWords = ({ name: words }: Side): string => (words.startsWith('12 months') ? `the ${words}` : words);

/** The sentence of two periods; `subject` names what is counted and where. */
export function periodLead(comparison: Comparison, subject: readonly Piece[]): Piece[] {
	const { a, b, result } = comparison;
	const { said, doubt } = changePieces(overallChange(comparison), gapsOf(comparison));
	const places =
		result.tested === 0
			? ' No hexagon has enough incidents to be tested by itself.'
			: ` Of ${plural(result.tested, 'hexagon')} with enough incidents, ${count(rises(comparison))} clearly rose and ${count(falls(comparison))} fell.`;
	return [...subject, { text: ' ' }, ...said, { text: `${doubt ? ' ' : ', '}in ${inWords(b)} against ${inWords(a)}.${doubt}${places}` }];
}

export function categoryLead(comparison: Comparison): Piece[] {
	const { a, b, result } = comparison;
	if (result.tested === 0) return [{ text: `${b.name} and ${a.name} have too few incidents in each hexagon to be compared by place.` }];
	return [
		{ text: b.name, strong: true },
		{ text: ' and ' },
		{ text: a.name, strong: true },
		{
			text:
				result.clear === 0
					? ` lie in the same places as far as ${plural(result.tested, 'hexagon')} with enough incidents can tell.`
					: ` lie in different places: of ${plural(result.tested, 'hexagon')} with enough incidents, ${count(rises(comparison))} hold clearly more of the former and ${count(falls(comparison))} clearly more of the latter, each as a share of its own total.`
		}
	];
}

/** The clearest difference of mix: what is surely largest, either way. */
export function clearestMix(rows: readonly MixRow[]): MixRow | null {
	const sure = ({ of, low, high }: MixRow): number => (isRise(of) ? Math.log(low) : isFall(of) ? -Math.log(high) : 0);
	const [first] = rows.filter(({ of }) => isRise(of) || isFall(of)).sort((x, y) => sure(y) - sure(x));
	return first ?? null;
}

export function areaLead(comparison: Comparison): Piece[] {
	const { a, b, areas } = comparison;
	const names: Piece[] = [{ text: b.name, strong: true }, { text: ' and ' }, { text: a.name, strong: true }];
	const top = areas ? clearestMix(areas.categories) : null;
	if (top === null) return [...names, { text: ' show no clear difference in what happens there.' }];
	const share = (n: number, side: Side): string => `${count(n)} of ${count(side.total)} (${percent(n / Math.max(1, side.total), 1)})`;
	return [
		...names,
		{ text: ' differ most clearly in ' },
		{ text: lower(top.name), strong: true },
		{ text: `: ${share(top.b, b)} in ${b.name} against ${share(top.a, a)} in ${a.name}.` }
	];
}
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What stands under the sentence. */
export function compareNotes(comparison: Comparison): string[] {
	const { mode, a, b, periods } = comparison;
	const notes: string[] = [];
	if (mode === 'periods') {
		const { interval, percent: change } = overallChange(comparison);
		if (interval && change !== null)
			notes.push(`95% interval of the change ${signedPercent(interval.low)} to ${signedPercent(interval.high)}`);
	} else if (mode === 'categories') notes.push(`A: ${name(a)}. B: ${name(b)}. Shares are of the incidents with a place.`);
	else notes.push('Counts of two areas are no rates: a larger or busier area has more. What can be compared is what happens, and when.');
	const away = [a, b].map(({ counts }) => counts.unlocated);
	if (mode !== 'areas' && away.some((n) => n > 0))
		notes.push(`Without a place, so not on the map: ${count(away[0] ?? 0)} of A, ${count(away[1] ?? 0)} of B`);
	if (periods && periods.leftOut.length > 0) notes.push(`Left out on both sides: ${listWords(periods.leftOut.map(isoMonthName))}`);
	return notes;
}
const name = ({ name: words, total }: Side): string => `${words}, ${count(total)}`;
const signedPercent = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${percent(Math.abs(fraction), 1)}`;

/** What makes the comparison doubtful. */
export function compareWarnings(comparison: Comparison, snapped: boolean): string[] {
	const { periods, a, b } = comparison;
	if (!periods) return [];
	const warnings: string[] = [];
	const gaps = allGaps(gapsOf(comparison));
	if (gaps.length > 0) warnings.push(`${gapWords(gaps)}: ${periods.gaps.b.length > 0 ? 'a fall' : 'a rise'} may be missing records.`);
	if (periods.cut) warnings.push('A period reaches beyond what is loaded; only its loaded days are counted, and rates are per day.');
	else if (a.exposure !== b.exposure)
		warnings.push(`The periods differ in length (${count(a.exposure)} and ${count(b.exposure)} days): compared per day.`);
	if (!periods.matched) warnings.push('The periods lie in different seasons: the time of year alone may make a difference.');
	if (snapped)
		warnings.push('Places are shared map points: what moves from one hexagon to the next may be a change of points, not of crime.');
	return warnings;
}
