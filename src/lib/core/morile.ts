/**
 * A scoring worksheet in the manner of MoRiLE (Management of Risk in Law Enforcement): harm, likelihood, organisational position and
 * confidence of each theme, entered by people. The published method has no single public formula: this one adds and multiplies what is
 * entered, by weights that stand in the sheet.
 */

/** Harm is added up and multiplied by likelihood; position is added up and stands beside; confidence stands beside. */
export type FactorGroup = 'harm' | 'likelihood' | 'position' | 'confidence';

export interface Factor {
	readonly id: string;
	readonly group: FactorGroup;
	/** Heading of its column. */
	readonly name: string;
	/** What is judged. */
	readonly asks: string;
}

export const FACTORS = [
	{ id: 'physical', group: 'harm', name: 'Physical harm', asks: 'How badly are people hurt?' },
	{ id: 'psychological', group: 'harm', name: 'Psychological harm', asks: 'How far do fear and distress reach, and how long?' },
	{ id: 'financial', group: 'harm', name: 'Financial harm', asks: 'What does it cost victims, businesses and services?' },
	{ id: 'community', group: 'harm', name: 'Community and environment', asks: 'What does it do to trust, to public places, to the area?' },
	{
		id: 'likelihood',
		group: 'likelihood',
		name: 'Likelihood and volume',
		asks: 'How much of it is there, and is it likely to go on or grow?'
	},
	{ id: 'capacity', group: 'position', name: 'Capacity', asks: 'How far do people and time fall short of what is needed?' },
	{ id: 'capability', group: 'position', name: 'Capability', asks: 'How far do skills, powers and tools fall short?' },
	{ id: 'confidence', group: 'confidence', name: 'Confidence', asks: 'How sure are we of the information behind these scores?' }
] as const satisfies readonly Factor[];

export type FactorId = (typeof FACTORS)[number]['id'];

/** What was entered for a theme; a factor without an entry was not judged. */
export interface Theme {
	readonly name: string;
	readonly scores: Readonly<Partial<Record<FactorId, number>>>;
}

export interface Worksheet {
	/** Largest score that may be entered; the smallest is 0. */
	readonly highest: number;
	/** What the scores mean, as the partnership defines them. */
	readonly scale: string;
	/** How often a factor counts; 0 leaves it out. That of confidence is not used. */
	readonly weights: Readonly<Record<FactorId, number>>;
	readonly themes: readonly Theme[];
}

export interface ThemeScore {
	/** Weighted sum; null while a factor that counts is empty. */
	readonly harm: number | null;
	readonly likelihood: number | null;
	/** Harm × likelihood; null while either is not known. */
	readonly score: number | null;
	/** Weighted sum; null while a factor that counts is empty. */
	readonly position: number | null;
	/** "(3 + 2 × 4 + 1 + 2) × 3 = 42", or what is missing. */
	readonly working: string;
}

export const NOT_SCORED = 'not scored';
export const ILLUSTRATIVE_SCALE =
	'0 = none, 1 = slight, 3 = serious, 5 = grave. Illustrative: enter the scale of your force or partnership.';
/** How the worksheet adds up, in words. */
export const FORMULA =
	'Score = harm × likelihood, each the sum of its factors times their weights, as your partnership defines them. ' +
	'Organisational position is added up in the same way and stands beside the score, as does confidence.';

/** The scores of an analyst's desk before anyone has judged: names, and nothing else. */
export const blankWorksheet = (names: readonly string[]): Worksheet => ({
	highest: 5,
	scale: ILLUSTRATIVE_SCALE,
	weights: { physical: 1, psychological: 1, financial: 1, community: 1, likelihood: 1, capacity: 1, capability: 1, confidence: 1 },
	themes: names.map((name) => ({ name, scores: {} }))
});

const figure = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

interface Part {
	readonly sum: number | null;
	readonly terms: readonly string[];
	readonly missing: readonly string[];
	/** Whether anything was entered. */
	readonly begun: boolean;
}

function partOf({ scores }: Theme, { weights }: Worksheet, group: FactorGroup): Part {
	const counted = FACTORS.filter((factor) => factor.group === group && weights[factor.id] > 0);
	const missing = counted.filter(({ id }) => scores[id] === undefined).map(({ name }) => name.toLowerCase());
	const sum = counted.reduce((all, { id }) => all + weights[id] * (scores[id] ?? 0), 0);
	const terms = counted.map(({ id }) => `${weights[id] === 1 ? '' : `${figure(weights[id])} × `}${figure(scores[id] ?? 0)}`);
	return { sum: missing.length > 0 || counted.length === 0 ? null : sum, terms, missing, begun: missing.length < counted.length };
}

/** Adds up what was entered for a theme, and shows how. Nothing is guessed for what is empty. */
export function scoreTheme(theme: Theme, sheet: Worksheet): ThemeScore {
	const harm = partOf(theme, sheet, 'harm');
	const likelihood = partOf(theme, sheet, 'likelihood');
	const position = partOf(theme, sheet, 'position').sum;
	const score = harm.sum === null || likelihood.sum === null ? null : harm.sum * likelihood.sum;
	return { harm: harm.sum, likelihood: likelihood.sum, score, position, working: workingOf(harm, likelihood, score) };
}

function workingOf(harm: Part, likelihood: Part, score: number | null): string {
	const missing = [...harm.missing, ...likelihood.missing];
	if (missing.length > 0 && !harm.begun && !likelihood.begun) return NOT_SCORED;
	if (missing.length > 0) return `${NOT_SCORED}: without ${missing.join(', ')}`;
	if (score === null) return `${NOT_SCORED}: all weights of ${harm.sum === null ? 'harm' : 'likelihood'} are 0`;
	const bracket = ({ terms }: Part): string => (terms.length > 1 || terms[0]?.includes('×') ? `(${terms.join(' + ')})` : terms.join(''));
	return `${bracket(harm)} × ${bracket(likelihood)} = ${figure(score)}`;
}

/** Themes by score, highest first; those without one come last, in their order. */
export function rankThemes(sheet: Worksheet): { readonly theme: Theme; readonly score: ThemeScore }[] {
	const scored = sheet.themes.map((theme) => ({ theme, score: scoreTheme(theme, sheet) }));
	return scored.sort((a, b) => (b.score.score ?? -1) - (a.score.score ?? -1));
}
