import type { AlikeIncident, AlikeSources } from '../core/answers';
import type { SourceId } from '../core/source';

/** Examples kept for each pair of sources: the closest in time. */
const EXAMPLES = 5;

interface Found {
	readonly sources: readonly [SourceId, SourceId];
	readonly rows: readonly [Set<number>, Set<number>];
	readonly closest: { readonly rows: readonly [number, number]; readonly apart: number }[];
}

/** Collects pairs of rows by the two sources that they come from. */
export class AlikePairs {
	readonly #found = new Map<string, Found>();

	/** @param apart seconds between the two */
	add(sources: readonly [SourceId, SourceId], rows: readonly [number, number], apart: number): void {
		const key = sources.join(' ');
		let found = this.#found.get(key);
		if (!found) this.#found.set(key, (found = { sources, rows: [new Set(), new Set()], closest: [] }));
		found.rows[0].add(rows[0]);
		found.rows[1].add(rows[1]);
		const { closest } = found;
		if (closest.length === EXAMPLES && apart >= (closest.at(-1)?.apart ?? 0)) return;
		closest.push({ rows, apart });
		closest.sort((a, b) => a.apart - b.apart);
		closest.splice(EXAMPLES);
	}

	/** Pairs of sources, those with most rows first. */
	list(describe: (row: number) => AlikeIncident): AlikeSources[] {
		return [...this.#found.values()]
			.map(({ sources, rows, closest }) => ({
				sources,
				rows: [rows[0].size, rows[1].size] as const,
				examples: closest.map(({ rows: [a, b], apart }) => ({ apart, incidents: [describe(a), describe(b)] as const }))
			}))
			.sort((a, b) => b.rows[0] - a.rows[0]);
	}
}
