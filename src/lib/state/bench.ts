/** The hook by which an outside benchmark drives the app; offered only under `?bench`. */
import { flushSync, tick } from 'svelte';
import { NO_FILTER, type Filter } from '../core/filter';
import type { App } from './context';
import type { Explore } from './explore.svelte';

interface BenchFilter {
	readonly categories: readonly string[] | null;
	/** ISO local times, half-open. */
	readonly time: readonly [string, string] | null;
	/** West, south, east, north in degrees, inclusive. */
	readonly bbox: readonly [number, number, number, number] | null;
}

interface BenchTotals {
	readonly map: number;
	readonly month: number;
	readonly hour: number;
	readonly category: number;
	/** Hexagons on the map. */
	readonly cells: number;
	/** What the page itself has to say about the run. */
	readonly note?: string;
}

const DAY_MS = 86_400_000;
const LONG_MS = 100;
const sum = (counts: Iterable<number>): number => {
	let total = 0;
	for (const count of counts) total += count;
	return total;
};

function toFilter({ categories, time, bbox }: BenchFilter): Filter {
	const day = (iso: string): number => Date.parse(`${iso}Z`) / DAY_MS;
	return {
		...NO_FILTER,
		categories,
		period: time && { from: day(time[0]), to: day(time[1]) },
		drawn: bbox && { west: bbox[0], south: bbox[1], east: bbox[2], north: bbox[3] }
	};
}

/** Collects tasks of the page that block it, milliseconds. */
function watchLongTasks(): number[] {
	const tasks: number[] = [];
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) tasks.push(duration);
	}).observe({ type: 'longtask' });
	return tasks;
}

/** Installs `window.__bench`. `drawn` resolves when the map shows the current answers. */
export function offerBench(app: App, explore: Explore, drawn: () => Promise<void>): void {
	const tasks = watchLongTasks();
	const shown = async (): Promise<BenchTotals> => {
		flushSync();
		await explore.answer.settle();
		await tick();
		await drawn();
		const { value } = explore.answer;
		const counts = value?.map.counts.counts ?? [];
		return {
			map: sum(counts),
			month: sum(value?.trend.counts ?? []),
			hour: sum(value?.hours.counts ?? []),
			category: sum((value?.categories ?? []).map(({ now }) => now)),
			cells: [...counts].filter((count) => count > 0).length
		};
	};
	const load = async (file: File): Promise<BenchTotals> => {
		tasks.length = 0;
		await app.workspace.add([file]);
		await app.workspace.publish();
		const totals = await shown();
		const long = tasks.filter((ms) => ms > LONG_MS);
		const note = `tasks over ${String(LONG_MS)} ms on the page: ${String(long.length)}; longest ${String(Math.round(Math.max(0, ...tasks)))} ms`;
		return { ...totals, note };
	};
	const refresh = (filter: BenchFilter): Promise<BenchTotals> => {
		app.situations.change({ filter: toFilter(filter) });
		return shown();
	};
	Object.assign(window, { __bench: { ready: Promise.all([app.backends.ready, drawn()]), load, refresh } });
}
