import type { ColumnFacts } from '../columns/column-facts';
import type { ColumnClass } from '../contract';
import { DETECTORS } from './detectors';
import { isBirthDate } from './birth-dates';

/** What the gate makes of a column, whatever role it would take. */
export interface Finding {
	/** Name of the detector that fired; "none" for ordinary data. */
	readonly detector: string;
	readonly class: ColumnClass;
	/** Identifies people or records by itself: no override. */
	readonly direct: boolean;
	/** May be compared as an id during the import. */
	readonly id: boolean;
	readonly reason: string;
	/** What a typed reason would change; null where nothing can be overridden. */
	readonly override: string | null;
}

const NOTHING: Finding = {
	detector: 'none',
	class: 'keep',
	direct: false,
	id: false,
	reason: 'Nothing in it points to a person.',
	override: null
};
const BORN: Finding = {
	detector: 'dob',
	class: 'drop',
	direct: true,
	id: false,
	reason: 'Dates many years before the incidents, spread over decades: dates of birth identify people.',
	override: null
};

/** A column in which a known layout keeps people or their devices. */
export const IDENTIFIES: Finding = {
	detector: 'profile',
	class: 'drop',
	direct: true,
	id: false,
	reason: 'People and their devices: dropped by this profile.',
	override: null
};
/** Detectors of features of people: kept, if at all, as a category, outcome or area. */
export const DESCRIBES_PEOPLE: ReadonlySet<string> = new Set(['special_category', 'sex', 'age', 'age_band']);

/** Classes a column by its header and the values in the head of the file; the first detector that fires decides. */
export function classify(column: ColumnFacts): Finding {
	const found = DETECTORS.find((detector) => detector.finds(column));
	if (!found) return NOTHING;
	const { name, class: verdict, direct, id, reason, override = null } = found;
	return { detector: name, class: verdict, direct, id, reason, override };
}

/** Classes the columns of a file together: a date of birth shows beside the dates of the incidents. */
export function classifyColumns(columns: readonly ColumnFacts[]): Finding[] {
	const findings = columns.map(classify);
	return findings.map((finding, i) => {
		const column = columns[i];
		return column && finding.class === 'keep' && isBirthDate(column, columns) ? BORN : finding;
	});
}
