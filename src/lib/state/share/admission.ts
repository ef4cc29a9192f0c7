import { HexbeatError } from '../../core/errors';
import type { Filter } from '../../core/filter';
import type { Holdings } from '../../core/answers';
import type { PlacedCategory } from '../../core/crosswalk/crosswalk';
import { POLICIES, SelectionLog, sensitiveNames, sensitivityOf, type Audience } from '../../disclosure';
import type { PackFacts } from '../../disclosure/pack';

/** The loaded rows, as far as selections of them are told apart. */
interface Loaded {
	readonly holdings: Pick<Holdings, 'version' | 'days' | 'sources'>;
	readonly placed: readonly PlacedCategory[];
}

/** What each audience has seen of one state of the rows, so that no two selections can be set against each other. */
export class Admission {
	readonly #logs = new Map<string, SelectionLog>();

	/**
	 * Asks to tell a pack: its whole, and that of the period which it is compared with.
	 *
	 * @param filter that the facts were counted under.
	 * @throws HexbeatError `selection-too-close`
	 */
	admit({ head, categories }: Pick<PackFacts, 'head' | 'categories'>, filter: Filter, loaded: Loaded): void {
		const key = `${head.audience} ${String(loaded.holdings.version)}`;
		const log = this.#logs.get(key) ?? newLog(head.audience, loaded);
		this.#logs.set(key, log);
		const sensitivity = sensitivityOf(filter.categories, loaded.placed);
		const sum = (of: (category: PackFacts['categories'][number]) => number): number => categories.reduce((all, one) => all + of(one), 0);
		const before = head.before && { period: head.before, count: sum(({ before: count }) => count ?? 0) };
		const admission = log.admit(
			filter,
			sum(({ now }) => now),
			sensitivity,
			before
		);
		if (!admission.allowed) throw new HexbeatError('selection-too-close', admission.fault, admission.remedy);
	}
}

function newLog(audience: Audience, { holdings: { days, sources }, placed }: Loaded): SelectionLog {
	return new SelectionLog(POLICIES[audience], sensitiveNames(placed), {
		categories: placed.flatMap(({ names }) => names),
		sources: sources.map(({ key }) => key),
		...(days ? { period: { from: days.first, to: days.last + 1 } } : {})
	});
}
