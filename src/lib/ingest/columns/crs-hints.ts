import type { ColumnFacts } from './column-facts';
import type { CrsHints } from './crs/infer-crs';
import type { PointColumns } from './place-plan';

/** Longest text that can be the name of a place. */
const LONGEST = 40;

/** What headers and the other columns say about where the coordinates belong. */
export function hintsOf(facts: readonly ColumnFacts[], { lng, lat, text }: PointColumns): CrsHints {
	const own = [facts[lng], facts[lat], facts[text]].flatMap((column) => column ?? []);
	const texts = new Set<string>();
	for (const column of facts)
		if (!own.includes(column) && column.numeric < 0.5 && column.dated < 0.5)
			for (const value of new Set(column.values))
				if (value.length <= 4 * LONGEST)
					for (const part of value.split(/[,;\n]/)) if (part.length >= 3 && part.length <= LONGEST) texts.add(part.trim().toLowerCase());
	return { words: own.flatMap(({ words }) => words), texts };
}
