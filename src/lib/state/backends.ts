import type { Analyst } from '../analysis/jobs';
import type { Importer, Keeper } from '../ingest';
import type { Store } from '../store';
import type { Plan, PlanProgress, PlanRequest, Refusal } from '../deployment';

/** Plans shifts away from the page. */
export interface Planner {
	planShift(request: PlanRequest, signal?: AbortSignal, onProgress?: (progress: PlanProgress) => void): Promise<Plan | Refusal>;
}

/** Everything that works in the background; `boot` chooses what stands behind each. */
export interface Backends {
	readonly store: Store;
	readonly importer: Importer;
	readonly planner: Planner;
	/** Analyses that take time. */
	readonly analyst: Analyst;
	/** Workspaces on this computer and workspace files. */
	readonly keeper: Keeper;
	/** Resolves when the engine is open. */
	readonly ready: Promise<void>;
}
