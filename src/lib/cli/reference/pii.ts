/** Reference files of the privacy gate: columns with the class that each must have. */
import { columnFacts } from '../../ingest/columns/column-facts';
import type { ColumnClass } from '../../ingest/contract';
import { classify } from '../../ingest/privacy/classify';
import { textRows } from '../../ingest/formats/text-rows';
import type { Comparison, Finding } from './compare';

const RFC_4180 = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;
const MOST = 100_000;
export const PII_KIND = 'pii: classes of columns';
/** Stricter than expected is a false alarm; this many are tolerated. */
const FALSE_ALARMS = 1;
const STRICTNESS: Readonly<Record<string, number>> = { keep: 0, coarsen: 1, drop: 2 };

interface PiiCase {
	readonly id: string;
	readonly header: string;
	readonly samples: readonly string[];
	readonly expected: string;
}

/** The cases of a CSV file; null when it is of another kind. */
export function piiCases(text: string): PiiCase[] | null {
	const [header = [], ...rows] = textRows(text.replace(/^\uFEFF/, ''), RFC_4180, MOST).map(({ fields }) => fields);
	const [id, name, samples, expected] = ['id', 'header', 'samples_json', 'expected_class'].map((field) => header.indexOf(field));
	if (id === undefined || name === undefined || samples === undefined || expected === undefined) return null;
	if (Math.min(id, name, samples, expected) < 0) return null;
	return rows.map((row) => ({
		id: row[id] ?? '',
		header: row[name] ?? '',
		samples: JSON.parse(row[samples] ?? '[]') as string[],
		expected: row[expected] ?? ''
	}));
}

/** Holds the gate against every case. One false alarm agrees, but is told. */
export function checkPii(cases: readonly PiiCase[]): Finding {
	const judged = cases.map((one) => ({ ...one, got: classOf(one) }));
	const alarms = judged.filter(({ expected, got }) => (STRICTNESS[got] ?? 0) > (STRICTNESS[expected] ?? 0));
	const tolerated = alarms.length <= FALSE_ALARMS ? alarms : [];
	const comparisons = judged.map((one): Comparison => ({
		field: `${one.id}.class`,
		expected: one.expected,
		got: one.got,
		difference: one.got === one.expected || tolerated.includes(one) ? 0 : Infinity
	}));
	const notes = tolerated.map(
		({ id, header, expected, got }) => `tolerated false alarm ${id} (${header}): expected ${expected}, got ${got}`
	);
	return { comparisons, left: [], notes };
}

function classOf({ header, samples }: PiiCase): ColumnClass {
	const rows = samples.map((value) => [value]);
	return classify(columnFacts(header, 0, true, rows)).class;
}
