import type { Filter } from '../../../core/filter';
import { listWords } from '../../../core/format';

/** "VAWG" stays, "Anti-social behaviour" becomes "anti-social behaviour". */
const inSentence = (name: string): string => (/^[A-Z][a-z-]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** What a filter counts, in the middle of a sentence: "incidents", "incidents of anti-social behaviour". */
export function whatWords({ categories, areas, boundary, week }: Filter, nameOf: (names: readonly string[]) => string | null): string {
	const kind =
		categories === null
			? null
			: (nameOf(categories) ??
				(categories.length <= 2 ? listWords(categories.map(inSentence)) : `${String(categories.length)} categories`));
	const where = boundary ? [boundary.name] : (areas ?? []);
	return [
		kind === null ? 'incidents' : `incidents of ${inSentence(kind)}`,
		where.length === 0 ? '' : `(in ${where.length <= 2 ? listWords(where) : `${String(where.length)} areas`})`,
		week ? 'in the chosen hours of the week' : ''
	]
		.filter(Boolean)
		.join(' ');
}
