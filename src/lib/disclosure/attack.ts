/** The attack by intervals: what somebody concludes who knows all that is shown and that parts add up to their wholes. */
import type { Range } from './disclose';
import type { Arc } from './network';

/**
 * Tightest intervals of counts in a circulation. The true counts are one way to fill in what is hidden; a count can be higher by as much as
 * flow can be led from its end back to its start through what the other arcs leave free, and lower by as much the other way. Flows of whole
 * numbers are whole, so that both ends of an interval are reached: no attacker can conclude more.
 *
 * Source: maximum flow by Edmonds & Karp (1972); audit of tables as networks by Cox (1995), JASA 90.
 */
export class Attack {
	/** Steps out of each node. */
	readonly #steps: readonly (readonly number[])[];
	readonly #arcs: readonly Arc[];
	/** The true counts. */
	readonly #values: Float64Array;

	constructor(nodes: number, arcs: readonly Arc[]) {
		this.#arcs = arcs;
		this.#values = Float64Array.from(arcs, ({ value }) => value);
		const steps = Array.from({ length: nodes }, (): number[] => []);
		arcs.forEach(({ from, to, low, high }, i) => {
			// What is fixed carries nothing.
			if (low === high) return;
			steps[from]?.push(i);
			steps[to]?.push(~i);
		});
		this.#steps = steps;
	}

	/** The interval of a count, or enough of it to be `span` long above and below the true one. */
	interval(index: number, span = Infinity): Range {
		const arc = this.#arcs[index];
		if (!arc) throw new RangeError(`There is no count ${String(index)}.`);
		return {
			low: arc.value - this.shift(index, 'down', Math.min(arc.value - arc.low, span)).by,
			high: arc.value + this.shift(index, 'up', Math.min(arc.high - arc.value, span)).by
		};
	}

	/** Moves a count up or down as far as the others let it, up to a limit: by how much, and what all others are then. */
	shift(index: number, way: 'up' | 'down', limit: number): { readonly by: number; readonly flows: Float64Array } {
		const { from = 0, to = 0 } = this.#arcs[index] ?? {};
		const [start, goal] = way === 'up' ? [to, from] : [from, to];
		const flows = this.#values.slice();
		let by = start === goal ? limit : 0;
		while (by < limit) {
			const steps = this.#path(index, start, goal, flows);
			if (!steps) break;
			const room = Math.min(limit - by, ...steps.map((step) => this.#room(step, flows)));
			if (room === Infinity) return { by: Infinity, flows };
			for (const step of steps) flows[arcOf(step)] = (flows[arcOf(step)] ?? 0) + (step >= 0 ? room : -room);
			by += room;
		}
		return { by, flows };
	}

	/** Shortest way that still has room, as steps; null where there is none. */
	#path(without: number, start: number, goal: number, flows: Float64Array): number[] | null {
		const cameBy = new Map<number, number>();
		const queue = [start];
		for (const node of queue) {
			for (const step of this.#steps[node] ?? []) {
				const next = this.#end(step);
				if (arcOf(step) === without || next === start || cameBy.has(next) || this.#room(step, flows) <= 0) continue;
				cameBy.set(next, step);
				if (next === goal) return this.#back(cameBy, start, goal);
				queue.push(next);
			}
		}
		return null;
	}

	#back(cameBy: ReadonlyMap<number, number>, start: number, goal: number): number[] {
		const steps: number[] = [];
		for (let node = goal; node !== start;) {
			const step = cameBy.get(node) ?? 0;
			steps.push(step);
			node = this.#end(~step);
		}
		return steps;
	}

	#end(step: number): number {
		const arc = this.#arcs[arcOf(step)];
		return (step >= 0 ? arc?.to : arc?.from) ?? 0;
	}

	#room(step: number, flows: Float64Array): number {
		const index = arcOf(step);
		const arc = this.#arcs[index];
		const flow = flows[index] ?? 0;
		if (!arc) return 0;
		return step >= 0 ? arc.high - flow : flow - arc.low;
	}
}

/** A step is an arc walked forward, which raises its count, or (as its complement) backward, which lowers it. */
const arcOf = (step: number): number => (step >= 0 ? step : ~step);
