import type { Analyst } from '../analysis/jobs';
import type { Pack, PackFacts } from '../disclosure/pack';
import type { Importer, Keeper } from '../ingest';
import type { Store } from '../store';
import type { RoutesFigures, RoutesRefusal, RoutesRequest } from '../deployment/routes';
import type { SitePlan, SiteRefusal, SiteRequest } from '../deployment/sites';
import type {
	Allocatable,
	Infeasible,
	Plan,
	PlanProgress,
	PlanRequest,
	Refusal,
	ShiftTours,
	ShiftToursRequest,
	StaffRefusal,
	StaffWeekRequest,
	Suggestion,
	WeekCurves,
	WeekProgress,
	WeekRequest,
	WeekStaffing,
	WeekTerms
} from '../deployment';

/** Plans shifts and weeks away from the page. */
export interface Planner {
	planShift(request: PlanRequest, signal?: AbortSignal, onProgress?: (progress: PlanProgress) => void): Promise<Plan | Refusal>;
	/** Rounds on foot through the ground of a plan's posts; `onProgress` tells the part done, 0–1. */
	shiftTours(request: ShiftToursRequest, signal?: AbortSignal, onProgress?: (done: number) => void): Promise<ShiftTours>;
	/** What patrols would reach in each area on each shift of a week. */
	planWeek(request: WeekRequest, signal?: AbortSignal, onProgress?: (progress: WeekProgress) => void): Promise<WeekCurves | Refusal>;
	/** The best plan of a week within its terms, from those curves. */
	suggestWeek(curves: Allocatable, terms: WeekTerms): Promise<Suggestion | Infeasible>;
	/** People that a week’s calls need, hour by hour, and on shifts. */
	staffWeek(request: StaffWeekRequest, signal?: AbortSignal): Promise<WeekStaffing | StaffRefusal>;
	/** Places for new points beside those that are there. */
	placeSites(request: SiteRequest, signal?: AbortSignal, onProgress?: (done: number) => void): Promise<SitePlan | SiteRefusal>;
	/** Incidents along way-marked routes. */
	studyRoutes(request: RoutesRequest, signal?: AbortSignal, onProgress?: (done: number) => void): Promise<RoutesFigures | RoutesRefusal>;
}

/** Makes packs of selections away from the page: what may be told of a large one takes seconds to find out. */
export interface Packer {
	makePack(facts: PackFacts, signal?: AbortSignal): Promise<Pack>;
}

/** Everything that works in the background; `boot` chooses what stands behind each. */
export interface Backends {
	readonly store: Store;
	readonly importer: Importer;
	readonly planner: Planner;
	/** Analyses that take time. */
	readonly analyst: Analyst;
	readonly packer: Packer;
	/** Workspaces on this computer and workspace files. */
	readonly keeper: Keeper;
	/** Resolves when the engine is open. */
	readonly ready: Promise<void>;
}
