/** A pack by a maker that hides nothing small: what a fault in disclosure control would look like on every surface. */
import type { Look, Pack, PackFacts, PackView } from '../../../src/lib/disclosure/pack';

type Counts = readonly (ArrayLike<number> | undefined)[];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const bare = (look: Look, count: number): Look => (typeof look === 'number' ? look : count);
const bareAll = <L extends Look | null>(looks: readonly L[] | null, counts: Counts): readonly L[] | null =>
	looks && looks.map((look, i) => (look === null ? look : (bare(look, sum(counts.map((own) => own?.[i] ?? 0))) as L)));

/** The same pack with the raw count in place of every one that was suppressed or hidden. */
export function leaky({ categories, cells, months, bands, areas }: PackFacts, pack: Pack): Pack {
	const view = <L extends Look | null>(own: PackView<L>, which: readonly number[]): PackView<L> => {
		const of = (counts: readonly ArrayLike<number>[] | null): Counts => which.map((k) => counts?.[k]);
		return {
			total: bare(own.total, sum(which.map((k) => categories[k]?.now ?? 0))),
			before: own.before === null ? null : bare(own.before, sum(which.map((k) => categories[k]?.before ?? 0))),
			cells: bareAll(own.cells, of(cells)),
			months: bareAll(own.months, of(months)),
			bands: bareAll(own.bands, of(bands))
		};
	};
	return {
		...pack,
		all: view(pack.all, [...categories.keys()]),
		byCategory: pack.byCategory.map((own, k) => view(own, [k])),
		areas: pack.areas && {
			...pack.areas,
			now: pack.areas.now.map((look, i) => bare(look, areas?.now[i] ?? 0)),
			before: pack.areas.before?.map((look, i) => bare(look, areas?.before?.[i] ?? 0)) ?? null
		}
	};
}
