/** Reads the numbers of a text that can be counts of incidents, and holds them against what a pack tells. */
import { ruleOf, type Look, type Pack } from '../../../src/lib/disclosure/pack';

/** One place where something is shown or kept: what it says there, and numbers that it holds without saying them. */
export interface Surface {
	readonly kind: string;
	readonly texts: readonly string[];
	readonly numbers: readonly number[];
	/** Ends of classes and axes are no counts: they need not be told, but are never small. */
	readonly scale?: boolean;
}

export interface Fault {
	readonly kind: string;
	readonly text: string;
	readonly number: number;
	/** `small`: under the threshold; `stray`: none that the pack tells. */
	readonly why: 'small' | 'stray';
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';

/** Numbers that are no counts of incidents, by the words that say so. Everything else in a text is taken for one. */
const NO_COUNTS: readonly RegExp[] = [
	// Dates, hours and lengths of time.
	/\b\d{1,2}\/\d{2}\/\d{4}\b/g,
	/\b\d{4}-\d{2}(?:-\d{2})?\b/g,
	new RegExp(`\\b(?:\\d{1,2} )?${MONTH} \\d{4}\\b`, 'g'),
	/\b\d{2}:\d{2}\b/g,
	/\b\d+ months?\b|\b2 civil hours\b/g,
	// Sizes and names.
	/\b[\d.]+ km²/g,
	/\bresolution \d+\b/g,
	/\b8[0-9a-f]{14}\b/g,
	/\b[Ss]lide \d+(?: of \d+)?\b|^\d+ of \d+(?=:|$)/g,
	// Shares and derived figures, which have minima of their own.
	/[+−-]?\d[\d,]*(?:\.\d+)?%/g,
	/usually lie between [^(]*/g,
	/\babout \d+ a (?:day|week|month)\b/g,
	/per 1,000[^.]*\(95% interval[^)]*\)|There were (?:about |under )?[\d.,]+ recorded incidents per 1,000 people[^)]*\)/g,
	/Population: [\d,]+|[Pp]er 1,000(?: of [\d,]+ people| people|$)/g,
	// The rule itself, and what says how small "too few" is.
	/<\d+|[Ff]ewer than \d+|(?:under|nearest|needs) \d+|about \d+ incidents or more/g,
	// Ranks, and how many hexagons, categories or rows there are.
	/(?<=^|recorded |of all )\d\. (?=Place )|(?:^|; )\d+, (?=Place )/g,
	/\b\d+ hexagons?\b|\(\d+ of \d+\)|(?:^|: )\d+ categories\b|first \d+ of \d+/g
];

/** Glossary, formula and remarks: what they say of numbers stands in the program, whatever is counted. */
const FIXED = /at least 95 cases of 100|runs to 06:00|about a tenth/;

const NUMBER = /(?<![\w.,])\d[\d,]*(?:\.\d+)?/g;

/** What a picture's description says of its colours: limits of classes, which no hexagon need have. */
const SCALE = /^From light to dark: /;

/** The numbers of a text that stand for counts. */
export function countsIn(text: string): number[] {
	if (FIXED.test(text)) return [];
	const bare = NO_COUNTS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
	return (bare.match(NUMBER) ?? []).map((found) => Number(found.replaceAll(',', '')));
}

/** Every number that a pack tells, and the differences between a count and the same of the period before. */
function toldBy({ all, areas, byCategory, priorities }: Pack): Set<number> {
	const isTold = (look: Look | null): look is number => typeof look === 'number';
	const views = [all, ...byCategory];
	const looks = views.flatMap(({ cells, months, bands }) => [...(cells ?? []), ...(months ?? []), ...(bands ?? [])]);
	const wards = (areas?.now ?? []).map((total, i) => ({ total, before: areas?.before?.[i] ?? null }));
	const pairs = [...views, ...priorities, ...wards].map(({ total, before }) => [total, before].filter(isTold));
	const differences = pairs.flatMap(([now, before]) => (now === undefined || before === undefined ? [] : [Math.abs(now - before)]));
	return new Set([...looks.filter(isTold), ...pairs.flat(), ...differences, 0]);
}

/** Where small counts stand on a scale, whatever they are. */
const thresholdsOf = ({ audience, sensitivity, categories }: Pack): number[] =>
	[sensitivity, ...categories.map((category) => category.sensitivity)].map((kind) => ruleOf(audience, kind).threshold);

/** The least number that any count of a pack may show: categories may have a higher one. */
const leastOf = (pack: Pack): number => Math.min(...thresholdsOf(pack));

/** What a surface says or holds that it may not. */
export function faultsOf(pack: Pack, surfaces: readonly Surface[]): Fault[] {
	const told = toldBy(pack);
	const least = leastOf(pack);
	const heights = new Set(thresholdsOf(pack));
	return surfaces.flatMap(({ kind, texts, numbers, scale = false }) => {
		const fault = (number: number, text: string, known: boolean): Fault[] => {
			if (number > 0 && number < least) return [{ kind, text, number, why: 'small' }];
			return scale || known || SCALE.test(text) ? [] : [{ kind, text, number, why: 'stray' }];
		};
		return [
			...[...new Set(texts)].flatMap((text) => countsIn(text).flatMap((number) => fault(number, text, told.has(number)))),
			...[...new Set(numbers)].flatMap((number) => fault(number, '', told.has(number) || heights.has(number)))
		];
	});
}
