import type { ColumnFacts } from '../columns/column-facts';
import type { ColumnClass } from '../contract';
import { DETECTORS } from './detectors';

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
}

const NOTHING: Finding = { detector: 'none', class: 'keep', direct: false, id: false, reason: 'Nothing in it points to a person.' };

/** Classes a column by its header and the values in the head of the file; the first detector that fires decides. */
export function classify(column: ColumnFacts): Finding {
	const found = DETECTORS.find((detector) => detector.finds(column));
	if (!found) return NOTHING;
	const { name, class: verdict, direct, id, reason } = found;
	return { detector: name, class: verdict, direct, id, reason };
}
