/** Judges one reference file: its kind, what could be compared, and whether it agrees. */
import { isObject, type Comparison, type Finding, type JsonObject } from './compare';
import { KINDS } from './kinds';
import { PII_KIND, checkPii, piiCases } from './pii';
import { SDC_KIND, checkSdc, sdcCases } from './sdc';

export type Verdict = 'agree' | 'disagree' | 'unsupported';

export interface Judgement {
	readonly verdict: Verdict;
	/** What the file says it is; "unknown" when it does not say. */
	readonly kind: string;
	/** Figures compared, and the names of the expected values among them. */
	readonly compared: number;
	readonly fields: readonly string[];
	readonly left: readonly string[];
	/** What is to be told though nothing disagrees. */
	readonly notes?: readonly string[];
	/** Worst relative difference; null when nothing was compared. */
	readonly worst: number | null;
	/** The figures that disagree. */
	readonly faults: readonly Comparison[];
	/** Why nothing was compared. */
	readonly reason: string | null;
}

/** Relative tolerance where a file names none. */
const TOLERANCE = 1e-9;

/** Judges the text of a `.json` or `.csv` file. */
export async function judge(text: string, format: 'json' | 'csv'): Promise<Judgement> {
	if (format === 'csv') return judgeCsv(text);
	let file: unknown;
	try {
		file = JSON.parse(text);
	} catch {
		return unsupported('unknown', 'not JSON');
	}
	if (!isObject(file)) return unsupported('unknown', 'not an object');
	const name = file.method ?? file.problem ?? file.test;
	if (typeof name !== 'string') return unsupported('unknown', 'names no method, problem or test');
	const checker = KINDS.find(([pattern]) => pattern.test(name))?.[1];
	if (!checker) return unsupported(name, 'no code of this kind yet');
	return verdictOf(name, file, await attempt(() => checker(file)));
}

async function judgeCsv(text: string): Promise<Judgement> {
	const columns = piiCases(text);
	if (columns) return verdictOf(PII_KIND, {}, await attempt(() => checkPii(columns)));
	const numbers = sdcCases(text);
	if (!numbers) return unsupported(csvKind(text), 'no code of this kind yet');
	return verdictOf(SDC_KIND, {}, await attempt(() => checkSdc(numbers)));
}

async function attempt(check: () => Finding | Promise<Finding>): Promise<Finding> {
	try {
		return await check();
	} catch (error) {
		const fault = error instanceof Error ? error.message : String(error);
		return { comparisons: [{ field: 'file', expected: 'an answer', got: fault, difference: Infinity }], left: [] };
	}
}

function verdictOf(kind: string, file: JsonObject, { comparisons, left, notes = [] }: Finding): Judgement {
	if (comparisons.length === 0) return { ...unsupported(kind, 'none of its expected values is computed yet'), left };
	const tolerance = typeof file.tolerance === 'number' ? file.tolerance : TOLERANCE;
	const faults = comparisons.filter(({ difference }) => !(difference <= tolerance));
	const worst = comparisons.reduce((most, { difference }) => Math.max(most, difference), 0);
	const fields = [...new Set(comparisons.map(({ field }) => field.replaceAll(/\[\d+\]/g, '').split('.')[1] ?? field))];
	const verdict = faults.length === 0 ? 'agree' : 'disagree';
	return { verdict, kind, compared: comparisons.length, fields, left, notes, worst, faults, reason: null };
}

const unsupported = (kind: string, reason: string): Judgement => ({
	verdict: 'unsupported',
	kind,
	compared: 0,
	fields: [],
	left: [],
	worst: null,
	faults: [],
	reason
});

const csvKind = (text: string): string => {
	const header = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
	return `CSV: ${header.replaceAll('"', '')}`;
};
