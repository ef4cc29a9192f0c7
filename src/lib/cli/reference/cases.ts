/** The common shape of reference files: inputs and expected values, once or case by case. */
import { compare, isObject, type Comparison, type Finding, type JsonObject } from './compare';

/** What our code gives for a field of a case; undefined when the case does not define it. */
export type Fields = Readonly<Record<string, (input: JsonObject) => unknown>>;

export interface Kind {
	/** Names of members that are inputs or remarks rather than expected values. */
	readonly inputs: readonly string[];
	readonly fields: Fields;
}

/** The cases of a file: `cases`, or the file itself as the only one. */
export function casesOf(file: JsonObject, name = 'cases'): readonly JsonObject[] {
	const cases = file[name];
	if (Array.isArray(cases)) return cases.filter(isObject);
	return name === 'cases' ? [file] : [];
}

/** Remarks that any file or case may carry. */
const REMARKS = [
	'method',
	'formula',
	'source',
	'provenance',
	'licence',
	'note',
	'notes',
	'name',
	'title',
	'tolerance',
	'published_checks',
	'units'
];

const EXPECTED = /^expected/;

/** Expected values of a case, wherever they stand: beside the inputs, or under `expected…`. */
function expectedOf(item: JsonObject, inputs: readonly string[]): [string, unknown][] {
	return Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
		if (EXPECTED.test(key) && isObject(value)) return Object.entries(value);
		if (inputs.includes(key) || REMARKS.includes(key)) return [];
		return [[key, value]];
	});
}

/** Inputs of a case: its own members, and those under `input` or `args` where it has them. */
function inputsOf(item: JsonObject): JsonObject {
	const nested = [item.input, item.args].filter(isObject);
	return Object.assign({}, item, ...nested) as JsonObject;
}

/** Compares every expected value that the kind knows; what it does not know, or what a file leaves null, is named as left out. */
export function checkCases(items: readonly JsonObject[], { inputs, fields }: Kind, path = 'cases'): Finding {
	const comparisons: Comparison[] = [];
	const left = new Set<string>();
	items.forEach((item, i) => {
		const input = inputsOf(item);
		for (const [name, expected] of expectedOf(item, inputs)) {
			const field = fields[name];
			if (!field) left.add(name);
			else if (expected !== null) comparisons.push(...compare(`${path}[${String(i)}].${name}`, expected, field(input)));
		}
	});
	return { comparisons, left: [...left] };
}

export const merge = (...findings: readonly Finding[]): Finding => ({
	comparisons: findings.flatMap(({ comparisons }) => comparisons),
	left: [...new Set(findings.flatMap(({ left }) => left))]
});
