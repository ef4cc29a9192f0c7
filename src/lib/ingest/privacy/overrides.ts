import type { ColumnFacts } from '../columns/column-facts';
import type { Mapping, OverrideOffer } from '../contract';
import { classifyColumns, type Finding } from './classify';

/** Characters of a reason that count as one. */
const LEAST = 10;

/** The reason typed for an exception; null where none of at least ten characters was. */
export function reasonFor({ overrides }: Pick<Mapping, 'overrides'>, key: number | 'points'): string | null {
	const reason = overrides?.[key]?.replace(/\s+/g, ' ').trim() ?? '';
	return reason.length >= LEAST ? reason : null;
}

/** What the gate makes of the columns of a file once the user's reasons are heard. Direct identifiers stay dropped whatever is typed. */
export function findingsOf(columns: readonly ColumnFacts[], mapping: Pick<Mapping, 'overrides'>): Finding[] {
	return classifyColumns(columns).map((finding, i) => {
		const index = columns[i]?.index ?? i;
		if (finding.class !== 'drop' || finding.direct || finding.override === null) return finding;
		const reason = reasonFor(mapping, index);
		return reason === null ? finding : { ...finding, class: 'keep', reason: `Kept because you wrote: “${reason}”` };
	});
}

/** What the mapping screen may offer for a column. */
export function offerFor({ override, detector }: Finding, index: number, mapping: Pick<Mapping, 'overrides'>): OverrideOffer | null {
	if (override === null) return null;
	const key = detector === 'coord_exact' ? 'points' : index;
	return { key, means: override, reason: reasonFor(mapping, key) };
}
