/** What the near-repeat test says: the sentence, the notes, its file and how it is worked out. Pure. */
import type { CsvValue } from '../../../../core/csv';
import type { NearFinding } from '../../../../state/nearRepeat.svelte';
import { count, day, decimal, percent, plural } from '../../../../core/format';
import type { Piece } from '../../explore/lead';

const VOWEL = /^[aeiou]/i;
const MOST_NAMED = 3;

/** "a burglary", "an incident of criminal damage and arson", "an incident". */
export function eventWords(categories: readonly { readonly name: string; readonly now: number }[]): string {
	const named = categories.filter(({ now }) => now > 0);
	const [only] = named;
	if (named.length !== 1 || !only) return 'an incident';
	const name = only.name.toLowerCase();
	return /\s/.test(name) ? `an incident of ${name}` : `${VOWEL.test(name) ? 'an' : 'a'} ${name}`;
}

/** "0–100 m", "100–200 m". */
export const distanceBand = (ends: readonly number[], at: number): string => `${count(ends[at] ?? 0)}–${count(ends[at + 1] ?? 0)} m`;
/** Whole days of [a, b): "0–6 days", "7–13 days", "0 days". */
export function dayBand(ends: readonly number[], at: number): string {
	const [from, to] = [ends[at] ?? 0, (ends[at + 1] ?? 1) - 1];
	return from === to ? plural(from, 'day') : `${count(from)}–${count(to)} days`;
}

/** Pairs as they are expected: "13" of many, "0.8" of few. */
export const expectedWords = (expected: number): string => (expected >= 20 ? count(expected) : decimal(expected));

/** The sentence that can be read out. */
export function nearLead({ result, distances, days, categories }: NearFinding): Piece[] {
	const event = eventWords(categories);
	const { near, incidents } = result;
	if (!near)
		return [
			{ text: 'No near repeats are shown', strong: true },
			{
				text: `: after ${event}, another nearby soon after is no clearly more frequent than chance among ${plural(incidents, 'incident')}.`
			}
		];
	const within = `${count(distances[near.rows] ?? 0)} m`;
	const next = days[near.columns] ?? 0;
	const soon = next === 1 ? 'on the same day' : `in the next ${count(next)} days`;
	return [
		{ text: `After ${event}, another within ${within} ${soon} is ` },
		{ text: `${decimal(near.observed / near.expected)} times as frequent as chance`, strong: true },
		{ text: ': ' },
		{ text: `${plural(near.observed, 'pair')} against ${expectedWords(near.expected)} expected`, strong: true },
		{ text: '.' }
	];
}

/** What was left out or is doubtful, a line each. */
export function nearNotes({ result, left, coarse, span }: NearFinding): string[] {
	const notes = [`${plural(result.incidents, 'incident')} with a place and a day, ${day(span.first)}–${day(span.last)}`];
	if (left.unlocated > 0) notes.push(`${plural(left.unlocated, 'incident')} without a location left out`);
	if (left.undated > 0) notes.push(`${plural(left.undated, 'incident')} without a known day left out`);
	if (left.over > 0) notes.push(`The earliest ${plural(left.over, 'incident')} left out: ${count(result.incidents)} are tested at most`);
	if (coarse > 0) notes.push(`${plural(coarse, 'place')} known to a hexagon only, up to 150 m off (${percent(coarse / result.incidents)})`);
	return notes;
}

/** Categories that are mixed, for the warning; empty for one. */
export function mixedWords({ categories }: NearFinding): string {
	const named = categories.filter(({ now }) => now > 0);
	if (named.length < 2) return '';
	const first = named
		.slice(0, MOST_NAMED)
		.map(({ name }) => name.toLowerCase())
		.join(', ');
	return named.length > MOST_NAMED ? `${first} and ${String(named.length - MOST_NAMED)} more` : first;
}

/** Every band as a row of a file. */
export function* nearCsv({ result, distances, days }: NearFinding): Generator<readonly CsvValue[]> {
	yield ['Metres from', 'Metres to', 'Days from', 'Days before', 'Pairs', 'Expected', 'Ratio', 'p', 'q', 'More than chance'];
	for (const [i, row] of result.observed.entries())
		for (const [j, pairs] of row.entries()) {
			const ratio = result.ratio[i]?.[j] ?? NaN;
			yield [
				distances[i],
				distances[i + 1],
				days[j],
				days[j + 1],
				pairs,
				result.expected[i]?.[j],
				Number.isFinite(ratio) ? ratio : '',
				result.p[i]?.[j],
				result.q[i]?.[j],
				result.clear[i]?.[j] === true ? 'yes' : 'no'
			];
		}
}

export function nearSteps({ result }: NearFinding, permutations: number): string[] {
	return [
		`Every pair of the ${count(result.incidents)} incidents is counted once (${count(result.pairs)} pairs), by how far apart the two lie and how many days lie between them.`,
		'Expected: the pairs that each band would hold on average if the same days belonged to the same places in any order, worked out exactly.',
		`p: the days are put in a random order ${count(permutations)} times; p is the share of all orders, the real one among them, with at least as many pairs.`,
		'Marked are bands with more pairs than expected whose q is below .05: p corrected for the number of bands tested (Benjamini–Hochberg).',
		'The sentence takes the marked bands together that begin at 0 m and 0 days.'
	];
}

export const NEAR_SOURCE =
	'Knox (1964); reordering of days by Johnson et al. (2007); bands and p as the R package NearRepeat; Benjamini & Hochberg (1995).';

export const NEAR_LIMITS = [
	'Meant for one type of crime: mixed types repeat for mixed reasons.',
	'Of a burglary known as from / to, the first possible day counts.',
	'Pairs are not incidents: a run of five burglaries makes up to ten pairs.',
	'Straight-line distances; pairs with one end outside the data are unseen.',
	'It says that repeats cluster, not where the next will be, nor why.'
] as const;
