/** What the headline checker says. */
import { baseWords, subjectName, type Claim, type Vocabulary } from '../../../core/claim';
import type { Verdict } from '../../../analysis';
import type { Period } from '../../../core/filter';
import { monthOf } from '../../../core/time';
import type { Check, Checked, Unchecked, Withheld } from '../../../state/headline/check';
import { count, day, decimal, isoMonthName, listWords, period as periodWords, plural, signed } from '../../../core/format';

export type Tone = 'ok' | 'warn' | 'stop' | 'mute';

const VERDICTS: Readonly<Record<Verdict, { readonly label: string; readonly tone: Tone }>> = {
	holds: { label: 'Holds', tone: 'ok' },
	overstated: { label: 'Overstated', tone: 'stop' },
	understated: { label: 'Understated', tone: 'stop' },
	'not-shown': { label: 'Not shown', tone: 'warn' },
	contradicted: { label: 'Contradicted', tone: 'stop' },
	'too-few': { label: 'Too few', tone: 'mute' },
	'none-before': { label: 'n/a', tone: 'mute' }
};

/** What each verdict means, for those who have not seen one. */
export const VERDICT_WORDS: readonly { readonly label: string; readonly tone: Tone; readonly text: string }[] = [
	{ ...VERDICTS.holds, text: 'The figure found is the claimed one, to the unit in which it is given.' },
	{ ...VERDICTS.overstated, text: 'A clear change the same way, and smaller than claimed.' },
	{ ...VERDICTS.understated, text: 'A clear change the same way, and larger than claimed.' },
	{ ...VERDICTS['not-shown'], text: 'The change cannot be told from chance: its 95% interval includes none.' },
	{ ...VERDICTS.contradicted, text: 'A clear change the other way.' },
	{ label: 'No verdict', tone: 'warn', text: 'Records are missing in one of the periods, so that a percentage would mislead.' }
];

/** The verdict's word, or that there is none. */
export function verdictOf(check: Check): { readonly label: string; readonly tone: Tone; readonly verdict: Verdict | null } {
	const verdict = check.kind === 'checked' ? (check.finding?.verdict ?? null) : null;
	if (verdict === null) return { label: check.kind === 'checked' ? 'No verdict' : 'Not checked', tone: 'warn', verdict };
	return { ...VERDICTS[verdict], verdict };
}

export const subjectOf = ({ subjects }: Claim, known: Vocabulary): string =>
	subjects.length === 0 ? 'Not understood' : listWords(subjects.map((subject) => subjectName(subject, known)));

/** "−28%", "up", "about +20%": what a claim says. */
export function saidWords({ direction, size, counts }: Claim): string {
	const sign = direction === 'down' ? '−' : direction === 'up' ? '+' : '';
	const bound = { exactly: '', about: 'about ', over: 'over ', under: 'nearly ' };
	if (size) return `${bound[size.bound]}${sign}${decimal(size.fraction * 100, size.digits)}%`;
	if (counts) return `${count(counts.before)} to ${count(counts.now)}`;
	return direction === 'up' ? 'up' : direction === 'down' ? 'down' : 'unchanged';
}

/** Claimed change with its sign; null where no size is said. */
export function saidChange({ direction, size, counts }: Claim): number | null {
	const fraction = size?.fraction ?? (counts && counts.before > 0 ? Math.abs(counts.now / counts.before - 1) : null);
	if (direction === 'same') return 0;
	return fraction === null ? null : direction === 'down' ? -fraction : fraction;
}

const the = (words: string): string => (/^\d+ months/.test(words) ? `the ${words}` : words);
/** "in the 12 months to Oct 2026 against the year before". */
export function spanWords({ claim, matched: { now, before } }: Checked): string {
	const base = claim.base?.kind ?? 'year-before';
	const against =
		base === 'days'
			? the(periodWords(before))
			: monthOf(now.to - 1) - monthOf(now.from) < 12 && base === 'year-before'
				? 'the same days a year before'
				: baseWords({ kind: base });
	return `in ${the(periodWords(now))} against ${isYear(now) && base !== 'days' ? 'the year before' : against}`;
}
const isYear = ({ from, to }: Period): boolean => to - from === 365 || to - from === 366;

/** The fair sentence; null where none can be made. */
export function fairSentence(check: Check, known: Vocabulary, place: string): string | null {
	if (check.kind !== 'checked' || !check.finding) return null;
	const caveats = check.remarks.flatMap((remark) =>
		remark.kind === 'renamed' && remark.own ? ['Names of the categories changed between the periods.'] : []
	);
	return [`${subjectOf(check.claim, known)}${place} ${check.finding.change.text}, ${spanWords(check)}.`, ...caveats].join(' ');
}

export const lower = (name: string): string => (/^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));

const monthNames = (keys: readonly string[]): string => listWords(keys.map(isoMonthName));

/** Why there is no verdict, and what helps. */
export function withheldWords(reason: Withheld): { readonly fault: string; readonly remedy: string } {
	if (reason.kind === 'gap') {
		const { months, label } = reason;
		return {
			fault: `${monthNames(months)} ${months.length === 1 ? 'looks' : 'look'} like a loading gap in ${label}: a change there may be missing data, not a change in what happened.`,
			remedy: 'Load the missing records, or check a period without the gap.'
		};
	}
	return {
		fault: `${reason.label} brings records to the ${reason.missing === 'now' ? 'older' : 'newer'} period only: the counts cannot be compared.`,
		remedy: `Load its ${reason.missing === 'now' ? 'newer' : 'older'} records, or leave it out.`
	};
}

/** Why a figure cannot be checked as it stands, and what helps. */
export function uncheckedWords({ why }: Unchecked): { readonly fault: string; readonly remedy: string } {
	switch (why.kind) {
		case 'no-subject':
			return { fault: 'What is counted was not understood.', remedy: 'Choose the incidents that the claim speaks of.' };
		case 'no-direction':
			return { fault: 'Whether it went up or down was not understood.', remedy: 'Choose the direction.' };
		case 'no-categories':
			return {
				fault: 'No loaded category belongs to this priority.',
				remedy: 'Choose categories instead, or say in Data, under Priorities and harm, which categories belong to it.'
			};
		case 'too-short':
			return why.months > 0
				? {
						fault: `The claim speaks of ${plural(why.months, 'full month')}; ${count(why.loaded)} ${why.loaded === 1 ? 'is' : 'are'} loaded.`,
						remedy: 'Load the missing months, or choose a shorter period.'
					}
				: { fault: 'No dated records are loaded.', remedy: 'Load records with dates.' };
		case 'not-loaded':
			return {
				fault: `${why.which === 'before' ? 'Nothing to compare with is loaded: the period before' : 'The claimed period'}, ${periodWords(why.period)}, is not loaded, or less than half of it.`,
				remedy: 'Load it, or choose another period or comparison.'
			};
		case 'months-only':
			return {
				fault: `Some records tell only the month, and ${periodWords(why.period)} is not of whole months.`,
				remedy: 'Choose whole months.'
			};
		case 'overlap':
			return {
				fault: `The two periods overlap: ${periodWords(why.before)} and ${periodWords(why.now)}.`,
				remedy: 'Choose periods apart from each other.'
			};
	}
}

type Piece = { readonly text: string; readonly strong?: boolean };
const OPENINGS: Readonly<Record<Verdict, readonly Piece[]>> = {
	holds: [{ text: 'The claim ' }, { text: 'holds', strong: true }],
	overstated: [{ text: 'The claim is ' }, { text: 'overstated', strong: true }],
	understated: [{ text: 'The claim is ' }, { text: 'understated', strong: true }],
	'not-shown': [{ text: 'The claim is ' }, { text: 'not shown', strong: true }],
	contradicted: [{ text: 'The claim is ' }, { text: 'contradicted', strong: true }],
	'too-few': [{ text: 'Too few', strong: true }, { text: ' for a verdict' }],
	'none-before': [{ text: 'Nothing before', strong: true }, { text: ' to compare with' }]
};

/** The one sentence on top. */
export function leadSentence(checks: readonly Check[], known: Vocabulary, place: string): readonly Piece[] {
	const [only] = checks;
	if (!only)
		return [
			{ text: 'No figure was found in these words. ' },
			{ text: 'Say what changed, which way and by how much', strong: true },
			{ text: '.' }
		];
	if (checks.length > 1) return countedSentence(checks);
	if (only.kind === 'unchecked')
		return [{ text: 'Not checked yet. ', strong: true }, { text: Object.values(uncheckedWords(only)).join(' ') }];
	if (!only.finding)
		return [{ text: 'No verdict. ', strong: true }, { text: only.withheld[0] ? withheldWords(only.withheld[0]).fault : '' }];
	const { finding, claim } = only;
	const chance = finding.verdict === 'holds' && !finding.clear && claim.direction !== 'same';
	return [
		...OPENINGS[finding.verdict],
		...(chance ? [{ text: ' as a figure, but ' }, { text: 'chance alone could give it', strong: true }] : []),
		{ text: `: ${lower(subjectOf(claim, known))}${place} ${finding.change.text}, ${spanWords(only)}.` }
	];
}

const NUMBERS = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const number = (n: number): string => NUMBERS[n] ?? count(n);

function countedSentence(checks: readonly Check[]): readonly Piece[] {
	const verdicts = checks.map((check) => verdictOf(check).verdict);
	const of = (...wanted: readonly (Verdict | null)[]): number => verdicts.filter((verdict) => wanted.includes(verdict)).length;
	const holds = of('holds');
	const parts: readonly (readonly [number, string, string])[] = [
		[of('overstated'), 'is', 'overstated'],
		[of('understated'), 'is', 'understated'],
		[of('contradicted'), 'is', 'contradicted'],
		[of('not-shown'), 'cannot be', 'told from chance'],
		[of('too-few', 'none-before'), 'has', 'too few incidents for a verdict'],
		[of(null), 'could not be', 'checked']
	];
	const rest = parts
		.filter(([n]) => n > 0)
		.map(([n, verb, what]) => `${number(n).toLowerCase()} ${n > 1 ? verb.replace('is', 'are').replace('has', 'have') : verb} ${what}`);
	const sentence = listWords(rest);
	return [
		{ text: `${number(holds)} of ${number(checks.length).toLowerCase()} figures ` },
		{ text: holds === 1 ? 'holds' : 'hold', strong: true },
		{ text: rest.length > 0 ? `. ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : '.' }
	];
}

/** "01/11/2025 – 31/10/2026". */
export const daysOf = ({ from, to }: Period): string => `${day(from)} – ${day(to - 1)}`;
export { monthNames };
export const signedChange = (fraction: number): string => `${signed(fraction * 100, 1)}%`;
