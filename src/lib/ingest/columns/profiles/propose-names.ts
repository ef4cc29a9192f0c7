import type { Role } from '../../contract';
import type { ColumnFacts } from '../column-facts';
import { originOf } from '../origin-of';
import type { Proposals } from './proposal';

type Ranked = readonly RegExp[];
const CATEGORY: Ranked = [
	/^(category|crime type|crime category|incident (type|category)|offen[cs]e( type| category)?|alert type|asb type)$/,
	/\bcategory\b/,
	/\b(crime|incident|offen[cs]e|event|asb|complaint|call) (type|class|group|nature|kind|description|desc)\b/,
	/^(type|class|classification|nature|crime|kind|offen[cs]e group|primary type|call type)$/,
	/\b(type|classification)\b/
];
const OUTCOME: Ranked = [/\boutcome\b/, /^(disposition|resolution|result|status|action taken)$/, /\b(disposition|resolution)\b/];
const AREA: Ranked = [
	/\b(lsoa|msoa) ?(11|21)? ?(name|nm)\b/,
	/\bward( name)?\b/,
	/\b(neighbou?rhood)( name| cluster)?\b/,
	/\b(area|district|borough|parish|locality|region|zone|beat|sector|campus|site)( name)?$/,
	/\b(lsoa|msoa)\b/,
	/\b(census tract|tract)\b/
];

/** Texts that repeat: at most half of the present values differ (any number in a short file). */
const repeats = ({ values, distinct }: ColumnFacts): boolean => values.length > 0 && (values.length < 20 || distinct <= values.length / 2);
const isText = ({ numeric, dated, clock }: ColumnFacts): boolean => numeric < 0.5 && dated < 0.5 && clock < 0.5;

function bestBy(columns: readonly ColumnFacts[], ranks: Ranked): ColumnFacts | undefined {
	for (const pattern of ranks) {
		const [found] = columns.filter(({ text }) => pattern.test(text)).sort((a, b) => a.distinct - b.distinct);
		if (found) return found;
	}
	return undefined;
}

/** Proposes category, outcome, area and record origin among the columns that are still free. */
export function proposeNames(columns: readonly ColumnFacts[]): Proposals {
	const proposals: Proposals = new Map();
	const free = (): ColumnFacts[] => columns.filter(({ index }) => !proposals.has(index));
	const take = (column: ColumnFacts | undefined, role: Role, reason: string): void => {
		if (column) proposals.set(column.index, { role, reason });
	};
	const texts = (): ColumnFacts[] => free().filter((column) => isText(column) && repeats(column));
	take(bestBy(texts(), OUTCOME), 'outcome', 'Named as a result; few different values.');
	take(texts().find(isOrigin), 'origin', 'Says who made the record.');
	take(bestBy(texts(), CATEGORY), 'category', 'Named as a type; few different values.');
	if (columns.every(({ words }) => words.length === 0)) take(byShape(texts()), 'category', 'Text with few different values.');
	take(
		bestBy(
			free().filter((column) => repeats(column) && column.decimals === 0),
			AREA
		),
		'area',
		'Named as an area; values repeat.'
	);
	return proposals;
}

const isOrigin = ({ text, values }: ColumnFacts): boolean =>
	/\b(origin|initiated|source|reported by|raised by|call source|recorded by)\b/.test(text) &&
	values.filter((value) => originOf(value) !== 'unknown').length >= values.length * 0.5;

/** In a file without a header: the text with the fewest different values, if they are few. */
function byShape(columns: readonly ColumnFacts[]): ColumnFacts | undefined {
	return columns.filter(({ distinct, values }) => distinct <= 60 && values.length > distinct).sort((a, b) => a.distinct - b.distinct)[0];
}
