/** Compares what a reference file expects with what our code gives. */

/** One figure of a file. */
export interface Comparison {
	/** Where it stands in the file, e.g. "cases[2].exact_ci_95[1]". */
	readonly field: string;
	readonly expected: unknown;
	readonly got: unknown;
	/** Relative difference; the plain difference where the file expects 0; 0 for equal text, Infinity for unequal kinds. */
	readonly difference: number;
}

/** What a checker found in one file. */
export interface Finding {
	readonly comparisons: readonly Comparison[];
	/** Names of the expected values that nothing here computes yet. */
	readonly left: readonly string[];
	/** What is to be told though nothing disagrees. */
	readonly notes?: readonly string[];
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers as JSON can hold them: also as text, "Inf", "-Inf", "NaN" and "NA" among it. */
export function numberOf(value: unknown): number | null {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return null;
	const word = /^([+-]?)(inf|infinity)$/i.exec(value);
	if (word) return word[1] === '-' ? -Infinity : Infinity;
	if (/^(nan|na)$/i.test(value)) return NaN;
	return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : null;
}

export function numbersOf(value: unknown): number[] | null {
	if (!Array.isArray(value)) return null;
	const numbers = value.map(numberOf);
	return numbers.every((n) => n !== null) ? numbers : null;
}

/** Every figure of an expected value against ours; lists and objects member by member. */
export function compare(field: string, expected: unknown, got: unknown): Comparison[] {
	if (Array.isArray(expected)) {
		const ours: readonly unknown[] = isList(got) ? [...got] : [];
		if (!isList(got) || ours.length !== expected.length) return [{ field, expected, got, difference: Infinity }];
		return expected.flatMap((value, i) => compare(`${field}[${String(i)}]`, value, ours[i]));
	}
	if (isObject(expected)) {
		const ours = isObject(got) ? got : {};
		const missing = Object.keys(ours).filter((key) => !(key in expected));
		return [
			...Object.entries(expected).flatMap(([key, value]) => compare(`${field}.${key}`, value, ours[key])),
			...missing.map((key) => ({ field: `${field}.${key}`, expected: undefined, got: ours[key], difference: Infinity }))
		];
	}
	return [{ field, expected, got, difference: differenceOf(expected, got) }];
}

const isList = (value: unknown): value is Iterable<unknown> & { readonly length: number } =>
	Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function differenceOf(expected: unknown, got: unknown): number {
	const a = numberOf(expected);
	const b = numberOf(got);
	if (a === null && typeof got === 'number' && Number.isNaN(got) && expected === null) return 0;
	if (a === null || b === null) return markOf(expected) === markOf(got) ? 0 : Infinity;
	if (Object.is(a, b) || a === b) return 0;
	if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
	return Math.abs(a - b) / (a === 0 ? 1 : Math.abs(a));
}

/** Marks of a chart may be 0 / 1 on one side and false / true on the other. */
const markOf = (value: unknown): unknown => (value === true ? 1 : value === false ? 0 : value);
