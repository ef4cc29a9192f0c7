import type { CellCounts, Grid } from '../core/answers';
import { cellsWithin, centresOf } from '../core/cells';
import type { Filter } from '../core/filter';
import { NO_SLOT } from '../core/incident';
import type { Overlay } from '../core/overlay';
import type { Line } from '../deployment';
import {
	DETOUR,
	metresBetween,
	type CandidatePoint,
	type HourlyDemand,
	type SitePlan,
	type SiteRefusal,
	type SiteRequest
} from '../deployment/sites';
import { servicePoints } from '../ingest';
import type { Backends } from './backends';
import { existingPoints, type Existing } from './pointLayers';
import type { SiteSettings } from './settings/site';

/** Fixes the resamples, so that the same data give the same proposal on every machine. */
const SEED = 20_261;

/** What stands behind a proposal. */
export interface SiteBasis {
	/** Located incidents under the filter, those near enough to an existing point, and incidents without a location. */
	readonly located: number;
	readonly near: number;
	readonly unlocated: number;
	/** Records that officers made on their own initiative: left out. */
	readonly officer: number;
	readonly candidates: number;
	readonly existing: Existing;
	/** Opening hours and hours of the week play a part. */
	readonly whileOpen: boolean;
	readonly hourly: boolean;
	/** Name of the layer that walks follow; null for straight lines × 1.3. */
	readonly streets: string | null;
	/** Walking speed, km/h. */
	readonly speed: number;
	readonly settings: SiteSettings;
	readonly filter: Filter;
}

export interface SiteAnswer {
	readonly outcome: SitePlan | SiteRefusal;
	readonly basis: SiteBasis;
	/** Incidents near enough, by hexagon, whatever their hour. */
	readonly grid: Grid;
	readonly counts: CellCounts;
}

/** The question as the page has it. */
export interface SiteQuestion {
	readonly settings: SiteSettings;
	/** Officer-initiated records already out, unless the user asks for them. */
	readonly filter: Filter;
	readonly existing: Overlay | null;
	readonly premises: Overlay | null;
	/** Some records say at what hour they happened. */
	readonly timed: boolean;
	/** Streets to walk along, and walking speed, km/h: those of Shift. */
	readonly streets: { readonly name: string; readonly lines: readonly Line[] } | null;
	readonly speed: number;
}

/** Counts, gathers candidates and has the planner choose. */
export async function askSites(
	{ store, planner }: Pick<Backends, 'store' | 'planner'>,
	question: SiteQuestion,
	signal: AbortSignal,
	onProgress: (done: number) => void
): Promise<SiteAnswer> {
	const { settings, filter } = question;
	const camera = settings.kind === 'camera';
	const whileOpen = settings.whileOpen && question.timed && !camera;
	const existing = existingPoints(question.existing, whileOpen);
	const grid = await store.grid(settings.resolution, signal);
	const counts = await store.cells(filter, settings.resolution, signal);
	const near = nearPlaces(grid, existing, settings.within);
	const demand = await demandOf(store, question, { grid, counts, near }, signal);
	const all = await store.totals({ ...filter, origins: null }, null, signal);
	const own = await store.totals(filter, null, signal);
	const candidates = candidatesOf(question, demand);
	const request: SiteRequest = {
		demand,
		existing: existing.points,
		candidates,
		more: settings.more,
		radiusMetres: settings.radius,
		detour: camera ? 1 : DETOUR,
		streets: camera ? null : (question.streets?.lines ?? null),
		model: camera ? 'cover' : settings.model,
		window: question.timed ? settings.window : null,
		whileOpen: whileOpen && existing.told,
		seed: SEED
	};
	const outcome = await planner.placeSites(request, signal, onProgress);
	const shown = counts.counts.map((n, i) => (near[i] ? n : 0));
	const sum = shown.reduce((total, n) => total + n, 0);
	return {
		outcome,
		grid,
		counts: { ...counts, counts: shown, located: sum },
		basis: {
			located: counts.located,
			near: sum,
			unlocated: counts.unlocated,
			officer: filter.origins === null || filter.origins.includes('officer') ? 0 : all.total - own.total,
			candidates: candidates.length,
			existing,
			whileOpen: request.whileOpen,
			hourly: request.whileOpen || request.window !== null,
			streets: camera ? null : (question.streets?.name ?? null),
			speed: question.speed,
			settings,
			filter
		}
	};
}

/** 1 for each hexagon near enough to an existing point; all of them without one or without a limit. */
function nearPlaces({ cells, centres }: Grid, { all }: Existing, within: number | null): Uint8Array {
	if (within === null || all.length === 0) return new Uint8Array(cells.length).fill(1);
	return Uint8Array.from(cells, (_, i) =>
		all.some(({ lng, lat }) => metresBetween(lng, lat, centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0) <= within) ? 1 : 0
	);
}

interface Counted {
	readonly grid: Grid;
	readonly counts: CellCounts;
	readonly near: Uint8Array;
}

/** The hexagons near enough that hold an incident, hour by hour; what has no hour stands beside. */
async function demandOf(
	store: Backends['store'],
	{ settings, filter, timed }: SiteQuestion,
	{ grid, counts, near }: Counted,
	signal: AbortSignal
): Promise<HourlyDemand> {
	const used = [...grid.cells.keys()].filter((i) => near[i] && (counts.counts[i] ?? 0) > 0);
	const placeOf = new Map(used.map((i, at) => [i, at]));
	const rest = used.map((i) => counts.counts[i] ?? 0);
	const entries: [cell: number, slot: number, count: number][] = [];
	if (timed) {
		const hours = await store.cellHours(filter, settings.resolution, signal);
		hours.cell.forEach((i, e) => {
			const at = placeOf.get(i);
			const n = hours.count[e] ?? 0;
			if (at === undefined) return;
			entries.push([at, hours.slot[e] ?? NO_SLOT, n]);
			rest[at] = (rest[at] ?? 0) - n;
		});
	}
	rest.forEach((n, at) => {
		if (n > 0) entries.push([at, NO_SLOT, n]);
	});
	const cells = used.map((i) => grid.cells[i] ?? '');
	return {
		cells,
		centres: centresOf(cells),
		cell: Uint32Array.from(entries, ([cell]) => cell),
		slot: Uint8Array.from(entries, ([, slot]) => slot),
		count: Uint32Array.from(entries, ([, , count]) => count)
	};
}

function candidatesOf({ settings, premises }: SiteQuestion, { cells }: HourlyDemand): CandidatePoint[] {
	const { candidates, drawn, resolution } = settings;
	if (typeof candidates !== 'string')
		return premises ? servicePoints(premises).map(({ name, lng, lat }) => ({ name, cell: '', lng, lat })) : [];
	const ids = candidates === 'cells' ? cells : drawn ? cellsWithin([[drawn]], resolution) : [];
	const centres = centresOf(ids);
	return ids.map((cell, i) => ({ name: '', cell, lng: centres[2 * i] ?? 0, lat: centres[2 * i + 1] ?? 0 }));
}
