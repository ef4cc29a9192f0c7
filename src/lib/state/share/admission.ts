import { HexbeatError } from '../../core/errors';
import type { Filter } from '../../core/filter';
import { POLICIES, SelectionLog, sensitiveNames, sensitivityOf, type Audience } from '../../disclosure';
import type { Crosswalks } from '../crosswalk.svelte';
import type { Workspace } from '../workspace.svelte';

/** What each audience has seen of one state of the rows, so that no two selections can be set against each other. */
export class Admission {
	readonly #logs = new Map<string, SelectionLog>();

	/** @throws HexbeatError `selection-too-close` */
	admit(audience: Audience, filter: Filter, count: number, workspace: Workspace, crosswalk: Crosswalks): void {
		const key = `${audience} ${String(workspace.holdings.version)}`;
		const log = this.#logs.get(key) ?? newLog(audience, workspace, crosswalk);
		this.#logs.set(key, log);
		const admission = log.admit(filter, count, sensitivityOf(filter.categories, crosswalk.placed));
		if (!admission.allowed) throw new HexbeatError('selection-too-close', admission.fault, admission.remedy);
	}
}

function newLog(audience: Audience, { holdings: { days, sources } }: Workspace, { placed }: Crosswalks): SelectionLog {
	return new SelectionLog(POLICIES[audience], sensitiveNames(placed), {
		categories: placed.flatMap(({ names }) => names),
		sources: sources.map(({ key }) => key),
		...(days ? { period: { from: days.first, to: days.last + 1 } } : {})
	});
}
