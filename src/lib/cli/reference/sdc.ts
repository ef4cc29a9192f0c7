/** Reference files of disclosure control: what a number, a table or a pair of selections may look like. */
import {
	attackTable,
	differenceOf,
	disclose,
	discloseChange,
	discloseMean,
	discloseShare,
	discloseTable,
	discloseTree,
	holdsTooFew,
	POLICIES,
	scaleOf,
	tellsStep,
	type Rule,
	type Rules
} from '../../disclosure';
import { textRows } from '../../ingest/formats/text-rows';
import { compare, isObject, numberOf, numbersOf, type Comparison, type Finding, type Json, type JsonObject } from './compare';
import { comparable } from './sdc-words';

const RFC_4180 = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;
const MOST = 100_000;
export const SDC_KIND = 'sdc: what numbers may look like';

interface SdcCase {
	readonly id: string;
	readonly kind: string;
	readonly input: Json;
	readonly params: JsonObject;
	readonly expected: Json;
}

const COLUMNS = ['id', 'kind', 'input_json', 'params_json', 'expected_json'] as const;

/** The cases of a CSV file; null when it is of another kind. */
export function sdcCases(text: string): SdcCase[] | null {
	const [header = [], ...rows] = textRows(text.replace(/^\uFEFF/, ''), RFC_4180, MOST).map(({ fields }) => fields);
	if (!COLUMNS.every((name) => header.includes(name))) return null;
	return rows.map((row) => {
		const field = (name: (typeof COLUMNS)[number]): string => row[header.indexOf(name)] ?? '';
		const json = (name: (typeof COLUMNS)[number]): Json => JSON.parse(field(name) || 'null') as Json;
		const params = json('params_json');
		return {
			id: field('id'),
			kind: field('kind'),
			input: json('input_json'),
			params: isObject(params) ? params : {},
			expected: json('expected_json')
		};
	});
}

/** What our code gives for a case, in the form of what the case expects. */
type Answer = (given: SdcCase) => unknown;

/** The first of these members that is a number. */
const pick = (from: Json, ...names: readonly string[]): number | null =>
	isObject(from) ? (names.map((name) => numberOf(from[name])).find((value) => value !== null) ?? null) : null;

function ruleOf({ kind, params }: SdcCase, base = 5): Rule {
	const sensitive = /sensitive/.test(kind) || params.sensitive === true;
	return {
		threshold: pick(params, 't', 'threshold') ?? (sensitive ? 10 : 5),
		base: pick(params, 'base') ?? base,
		zeroMerges: sensitive
	};
}
const rulesOf = (rule: Rule): Rules => ({ ordinary: rule, sensitive: rule });

const display: Answer = (given) => {
	const rule = ruleOf(given);
	const counts = numbersOf(given.input);
	return counts?.map((count) => disclose(count, rule)) ?? disclose(numberOf(given.input) ?? pick(given.input, 'count', 'n') ?? NaN, rule);
};

/** Which totals a case publishes, by its words "row", "col", "exact", "rounded" and "none". */
function tableOf(given: SdcCase, counts: readonly (readonly number[])[], list: boolean): Parameters<typeof discloseTable>[0] {
	const words = typeof given.params.totals === 'string' ? given.params.totals : 'exact';
	const named = /row|col/.test(words);
	const all = !/none/.test(words);
	const rule = ruleOf(given, /round/.test(words) ? 5 : 1);
	const totals = {
		rows: all && !list && (!named || words.includes('row')),
		columns: all && !list && (!named || words.includes('col')),
		all
	};
	const sensitive = (): boolean => rule.zeroMerges;
	return { counts, rules: rulesOf(rule), totals, sensitive };
}

function suppression(given: SdcCase, counts: readonly (readonly number[])[], list: boolean): { places: number[][]; safe: boolean } {
	const table = tableOf(given, counts, list);
	const { cells } = discloseTable(table);
	const places = cells.flatMap((row, i) => row.flatMap(({ value }, j) => (value === null ? [[i, j]] : [])));
	const { cells: ranges } = attackTable(table);
	const safe = places.every(([i = 0, j = 0]) => {
		const { low, high } = ranges[i]?.[j] ?? { low: 0, high: 0 };
		return high - low + (table.rules.ordinary.base > 1 ? 2 : 0) >= table.rules.ordinary.threshold;
	});
	return { places, safe };
}

const rowsOf = (input: Json): number[][] => (Array.isArray(input) ? input.map((row: Json) => numbersOf(row) ?? []) : []);

const table: Answer = (given) => {
	const { places, safe } = suppression(given, rowsOf(isObject(given.input) ? (given.input.table ?? null) : given.input), false);
	return { suppressed: places, attack_protected: safe };
};

const list: Answer = (given) => {
	const { places, safe } = suppression(given, [numbersOf(given.input) ?? []], true);
	return { suppressed: places.map(([, place]) => place), attack_protected: safe };
};

const filters: Answer = ({ input, params, expected }) => {
	const nested = isObject(input) && Object.entries(input).some(([name, value]) => name.includes('subset') && value === true);
	const [a, b] = [pick(input, 'A') ?? NaN, pick(input, 'B') ?? NaN];
	const { allowed, size } = differenceOf(a, b, pick(params, 't') ?? 5);
	const counted = isObject(expected) && typeof expected.reason === 'string' && /=\s*\d/.test(expected.reason);
	return { allow_B_after_A: allowed || !nested, reason: counted ? `|A\\B|=${String(size)}` : undefined };
};

const roundedPair: Answer = (given) => {
	const rule = ruleOf(given);
	const [a, b] = [pick(given.input, 'A') ?? NaN, pick(given.input, 'B') ?? NaN];
	return { shown: [disclose(a, rule), disclose(b, rule)], warning: tellsStep(a, b, rule) };
};

const hierarchy: Answer = (given) => {
	const children = isObject(given.input) ? (numbersOf(given.input.children) ?? []) : [];
	const members = [{ count: pick(given.input, 'parent') ?? NaN, parent: -1 }, ...children.map((count) => ({ count, parent: 0 }))];
	const exact = discloseTree(members, { ...ruleOf(given), base: 1 });
	const hidden = exact.slice(1).filter(({ value }) => value === null).length;
	return {
		if_parent_shown_exact: hidden === 0 ? 'show' : `suppress ${String(hidden)} children`,
		if_rounded: children.map((count) => disclose(count, ruleOf(given)))
	};
};

const addresses: Answer = (given) => {
	if (holdsTooFew(pick(given.input, 'addresses') ?? 0, pick(given.params, 'min_addresses') ?? undefined)) return 'merge into parent';
	return pick(given.params, 't') === null ? 'show' : disclose(pick(given.input, 'count') ?? NaN, ruleOf(given));
};

const { minima: MINIMA } = POLICIES.partnership;

const change: Answer = (given) =>
	discloseChange(pick(given.input, 'from', 'before', 'previous') ?? NaN, pick(given.input, 'to', 'now', 'current') ?? NaN, ruleOf(given), {
		...MINIMA,
		change: pick(given.params, 'min_from', 'min', 'min_count') ?? MINIMA.change
	});

const share: Answer = (given) =>
	discloseShare(
		pick(given.input, 'part', 'numerator', 'num', 'count', 'x') ?? NaN,
		pick(given.input, 'whole', 'denominator', 'den', 'total', 'n') ?? NaN,
		ruleOf(given),
		{ ...MINIMA, whole: pick(given.params, 'min_denominator', 'min_den', 'min_whole', 'min') ?? MINIMA.whole }
	);

const mean: Answer = (given) => {
	const values = numbersOf(given.input) ?? (isObject(given.input) ? numbersOf(given.input.values) : null);
	const count = pick(given.input, 'n', 'count') ?? values?.length ?? NaN;
	const average = pick(given.input, 'mean', 'median', 'value') ?? (values ? values.reduce((all, value) => all + value, 0) / count : 0);
	const fewest = pick(given.params, 'min_n', 'min') ?? MINIMA.mean;
	return discloseMean(average, count, ruleOf(given), { ...MINIMA, mean: fewest });
};

const ends: Answer = (given) => {
	const rule = ruleOf(given);
	const scale = scaleOf(
		(numbersOf(given.input) ?? []).map((count) => disclose(count, rule)),
		rule
	);
	const [low, high] = scale?.domain ?? [null, null];
	return { min_label: scale?.min, max_label: scale?.max, colour_domain_min: low, colour_domain_max: high };
};

/** By the name of a kind; the first that fits. */
const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
	[/^display/, display],
	[/^table_1d|^list/, list],
	[/^table/, table],
	[/^differencing.*round/, roundedPair],
	[/^differencing/, filters],
	[/^hex.*hierarchy/, hierarchy],
	[/^hex.*address/, addresses],
	[/change/, change],
	[/^(percent|share|proportion|ratio)/, share],
	[/^(mean|median|average)/, mean],
	[/^(min|max|legend|colour|scale)/, ends]
];

/** Holds the disclosure room against every case. What a case expects beyond what is known here is named as left out. */
export function checkSdc(cases: readonly SdcCase[]): Finding {
	const comparisons: Comparison[] = [];
	const left = new Set<string>();
	for (const given of cases) {
		const answer = ANSWERS.find(([pattern]) => pattern.test(given.kind))?.[1];
		if (!answer) left.add(`${given.id} (${given.kind})`);
		else comparisons.push(...judged(given, answer(given), left));
	}
	return { comparisons, left: [...left] };
}

/** Figures are compared as they are, prose by what it decides. */
function judged({ id, kind, expected }: SdcCase, got: unknown, left: Set<string>): Comparison[] {
	if (!isObject(expected)) return compare(`${id}.${kind}`, comparable(expected, expected), comparable(got, expected));
	const ours = got as Readonly<Record<string, unknown>>;
	return Object.entries(expected).flatMap(([name, wanted]) => {
		const own = ours[name];
		if (own === undefined) {
			left.add(`${id}.${name}`);
			return [];
		}
		return compare(`${id}.${name}`, comparable(wanted, wanted), comparable(own, wanted));
	});
}
