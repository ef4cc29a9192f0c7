/** What the data say of a claimed change. */
import { changeSentence, type ChangeSentence, type Compared } from './sentence';

/** A claimed change. */
export interface Claimed {
	readonly direction: 'up' | 'down' | 'same';
	/** Relative change without its sign, 0.28 for 28 %; null where only the direction is said. */
	readonly size: number | null;
	/** Step to which the size is given: 0.01 for whole percent. */
	readonly unit: number;
	/** Whether the size is meant as such, as the least, or as the most ("nearly"). */
	readonly bound: 'exactly' | 'over' | 'under';
	/** Both counts, where they are said. */
	readonly counts: { readonly before: number; readonly now: number } | null;
}

/**
 * - `holds`: the claim equals the figure found to the unit of the claim (or names its direction, and that is clear);
 * - `overstated`, `understated`: same direction and clear, and larger or smaller than what was found;
 * - `not-shown`: the 95 % interval includes no change;
 * - `contradicted`: the other direction, and clear;
 * - `too-few`: a count under 20, so no percentage; `none-before`: nothing to compare with (n/a).
 */
export type Verdict = 'holds' | 'overstated' | 'understated' | 'not-shown' | 'contradicted' | 'too-few' | 'none-before';

export interface Finding {
	readonly verdict: Verdict;
	readonly change: ChangeSentence;
	/** The change found is told from chance: its 95 % interval excludes no change. */
	readonly clear: boolean;
}

/** Slack against rounding in binary. */
const SLACK = 1e-9;
/** "Nearly 30%" reaches so far below, in relative change. */
const NEARLY = 0.05;
/** Days by which a leap year differs. */
const LEAP = 1;

/**
 * Judges a claimed change by two matched periods. A rule of our own: the words and their order are in the house style; the interval is that
 * of {@link changeSentence}, exact at 95 %.
 *
 * @throws RangeError for counts that are negative or not whole, or days that are not positive.
 */
export function judge(claimed: Claimed, compared: Compared): Finding {
	const change = changeSentence(compared);
	const clear = change.kind === 'rise' || change.kind === 'fall';
	return { verdict: verdictOf(claimed, change, compared, clear), change, clear };
}

function verdictOf(claimed: Claimed, change: ChangeSentence, compared: Compared, clear: boolean): Verdict {
	const { kind, percent } = change;
	if (kind === 'none-before' || kind === 'too-few') return kind;
	if (percent === null) return 'too-few';
	if (claimed.direction === 'same') return clear ? 'contradicted' : 'holds';
	const sign = claimed.direction === 'up' ? 1 : -1;
	const { counts } = claimed;
	if (counts && counts.before === compared.before && counts.now === compared.now && Math.sign(counts.now - counts.before) === sign)
		return 'holds';
	if (foundChanges(compared, percent).some((found) => equals(claimed, found * sign))) return 'holds';
	if (!clear) return 'not-shown';
	if (Math.sign(percent) !== sign) return 'contradicted';
	return claimed.size === null || claimed.size <= Math.abs(percent) ? (claimed.size === null ? 'holds' : 'understated') : 'overstated';
}

/** The change by the day, and of the bare counts where the periods differ by no more than a leap day: it is published either way. */
function foundChanges({ now, before, days }: Compared, percent: number): number[] {
	return Math.abs(days.now - days.before) <= LEAP ? [percent, now / before - 1] : [percent];
}

/** Whether a size is that of a change in the claimed direction (above 0). */
function equals({ size, unit, bound }: Claimed, found: number): boolean {
	if (size === null || found <= 0) return size === 0 && Math.abs(found) <= unit / 2;
	if (Math.abs(found - size) <= unit / 2 + SLACK) return true;
	if (bound === 'over') return found >= size;
	return bound === 'under' && found <= size && found >= size - NEARLY - SLACK;
}
