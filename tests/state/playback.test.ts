import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOADING_GAP } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER, type Filter } from '../../src/lib/core/filter';
import { classOf, rampStep } from '../../src/lib/core/classes';
import { Player, type Clock } from '../../src/lib/state/playback/player.svelte';
import {
	entriesOf,
	frameCounts,
	framePaint,
	framesOfSeries,
	gapFrames,
	partialFrames,
	spanOf,
	wholeOf,
	type Run
} from '../../src/lib/state/playback/run';
import type { Store } from '../../src/lib/store';
import { loadSample } from '../data/load-sample';

const day = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 86_400_000;
const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((a, b) => a + b, 0);
const RESOLUTION = 8;

describe('frames of the sample', () => {
	let store: Store;
	beforeAll(async () => {
		({ store } = await loadSample());
	});
	afterAll(() => store.close());

	async function runOf(step: Run['step'], filter: Filter): Promise<Run> {
		const { days } = await store.holdings();
		if (!days) throw new Error('Nothing loaded.');
		const span = spanOf(step, filter, days);
		const grid = await store.grid(RESOLUTION);
		const cells = step === 'hour' ? await store.cellHours(filter, RESOLUTION) : await store.cellSeries(filter, RESOLUTION, step);
		const over = step === 'hour' ? await store.hours(filter) : await store.series(filter, step);
		const frames = await analyst.frames({ ...entriesOf(cells), ...span, method: 'quantile' });
		return {
			step,
			filter,
			grid,
			first: span.first,
			frames,
			all: 'untimed' in over ? over.counts : framesOfSeries(over, span),
			whole: wholeOf(grid, frames, cells.unlocated),
			unplayed: 'untimed' in over ? over.untimed : over.undated,
			partial: partialFrames(step, span, filter, days),
			gaps: gapFrames(step, span, [LOADING_GAP.month])
		};
	}

	it.each([
		['month', NO_FILTER, 24],
		['week', { ...NO_FILTER, period: { from: day('2026-03-05'), to: day('2026-06-11') }, categories: ['Shoplifting'] }, 15],
		['hour', { ...NO_FILTER, areas: ['Canterbury'] }, 168]
	] as const)('of a %s add up to the same filter’s series and to the hexagons', async (step, filter, length) => {
		const run = await runOf(step, filter);
		expect(run.all.length).toBe(length);
		const { total, located } = await store.totals(filter, null);
		expect(sum(run.all) + run.unplayed).toBe(total);
		for (const [frame, all] of run.all.entries()) {
			expect(sum(frameCounts(run, frame))).toBe(run.frames.totals[frame]);
			expect(run.frames.totals[frame]).toBeLessThanOrEqual(all);
		}
		const { counts } = await store.cells(filter, RESOLUTION);
		if (step !== 'hour') {
			expect([...run.whole.counts]).toEqual([...counts]);
			expect(sum(run.frames.totals)).toBe(located);
		}
		expect(sum(run.all) - sum(run.frames.totals)).toBeLessThanOrEqual(run.whole.unlocated);
	});

	it('paint every hexagon by its count, in classes that hold for all frames', async () => {
		const run = await runOf('month', NO_FILTER);
		const { classes } = run.frames;
		expect(classes.max).toBe(Math.max(...run.frames.count));
		for (const frame of [0, 11, 23]) {
			const counts = frameCounts(run, frame);
			const { of } = framePaint(run, frame);
			counts.forEach((n, at) => {
				expect(of[at]).toBe(n === 0 ? 255 : rampStep(classOf(n, classes), classes) - 1);
			});
		}
	});

	it('mark cut months and weeks, and the loading gap', async () => {
		const cut = await runOf('month', { ...NO_FILTER, period: { from: day('2025-12-10'), to: day('2026-04-01') } });
		expect([...cut.partial]).toEqual([0]);
		expect([...cut.gaps]).toEqual([2]);
		const weeks = await runOf('week', { ...NO_FILTER, period: { from: day('2026-01-28'), to: day('2026-03-05') } });
		expect([...weeks.partial]).toEqual([0, 5]);
		expect([...weeks.gaps]).toEqual([0, 1, 2, 3, 4]);
		expect((await runOf('month', NO_FILTER)).partial.size).toBe(0);
	});
});

/** A clock that moves by hand. */
class HandClock implements Clock {
	#tick: ((now: number) => void) | null = null;
	#now = 1000;
	request(tick: (now: number) => void): number {
		this.#tick = tick;
		return 1;
	}
	cancel(): void {
		this.#tick = null;
	}
	pass(ms: number, step = 10): void {
		for (const end = this.#now + ms; this.#now < end;) {
			this.#now += step;
			const tick = this.#tick;
			this.#tick = null;
			tick?.(this.#now);
		}
	}
}

describe('the player', () => {
	const make = (length: number, speed: number, loop = false) => {
		const clock = new HandClock();
		const rests: number[] = [];
		const player = new Player(
			() => ({ length, speed, loop }),
			(frame) => rests.push(frame),
			clock
		);
		return { clock, rests, player };
	};

	it('shows each frame for its time, in order, and stops at the last', () => {
		const { clock, rests, player } = make(4, 2);
		player.play();
		const seen: number[] = [];
		for (let i = 0; i < 8; i++) {
			seen.push(player.frame);
			clock.pass(500);
		}
		expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
		expect(new Set(seen).size).toBe(4);
		expect(seen.every((frame, i) => i === 0 || frame - (seen[i - 1] ?? 0) <= 1)).toBe(true);
		expect([player.frame, player.playing]).toEqual([3, false]);
		expect(rests).toEqual([3]);
	});

	it('does not rush after a stall, and begins again from the end', () => {
		const { clock, player } = make(10, 8);
		player.play();
		clock.pass(20);
		clock.pass(5000, 5000);
		expect(player.frame).toBe(1);
		player.go(9);
		player.play();
		expect(player.frame).toBe(0);
	});

	it('loops when asked, and stays where a step leads', () => {
		const { clock, rests, player } = make(3, 4, true);
		player.play();
		clock.pass(4000);
		expect(player.playing).toBe(true);
		player.step(0);
		expect(player.playing).toBe(false);
		player.go(-5);
		player.step(1);
		player.step(9);
		expect(rests.slice(-3)).toEqual([0, 1, 2]);
	});
});
