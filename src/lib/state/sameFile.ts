import type { SourceFacts } from '../core/source';

/**
 * The one of some sources that a file repeats: the same content under any name or out of an archive, or the same incidents in another
 * format. Undefined when it is new.
 */
export function sameFile(facts: SourceFacts, others: readonly SourceFacts[]): SourceFacts | undefined {
	const { digest, rowsDigest, key } = facts;
	return others.find((other) => {
		if (digest === undefined || other.digest === undefined) return other.key === key;
		return other.digest === digest || (rowsDigest !== null && rowsDigest !== undefined && other.rowsDigest === rowsDigest);
	});
}
