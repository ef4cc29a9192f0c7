import type { StreetNetwork } from './network';

/** Shortest ways from one place at a time (Dijkstra 1959), with a binary heap; made once for a network, used for every source. */
export class ShortestWays {
	/** Metres from the source to each node; Infinity where it was not reached. */
	readonly metres: Float64Array;
	/** The node before each on the way from the source; the node itself where the way begins. */
	readonly before: Uint32Array;
	private readonly heap: number[] = [];
	private readonly keys: number[] = [];

	constructor(private readonly network: StreetNetwork) {
		this.metres = new Float64Array(network.nodes.length / 2);
		this.before = new Uint32Array(this.metres.length);
	}

	/** @param sources nodes to start from, with the metres already walked there @param within metres beyond which nothing is looked for */
	from(sources: readonly (readonly [node: number, metres: number])[], within: number): void {
		const { starts, by, segments, metres } = this.network;
		this.metres.fill(Infinity);
		this.heap.length = this.keys.length = 0;
		for (const [node, walked] of sources) this.reach(node, node, walked, within);
		while (this.heap.length > 0) {
			const [node, walked] = this.pop();
			if (walked > (this.metres[node] ?? 0)) continue;
			for (let e = starts[node] ?? 0; e < (starts[node + 1] ?? 0); e++) {
				const s = by[e] ?? 0;
				this.reach((segments[2 * s] ?? 0) + (segments[2 * s + 1] ?? 0) - node, node, walked + (metres[s] ?? 0), within);
			}
		}
	}

	private reach(node: number, from: number, walked: number, within: number): void {
		if (walked > within || walked >= (this.metres[node] ?? 0)) return;
		this.metres[node] = walked;
		this.before[node] = from;
		let at = this.heap.length;
		while (at > 0) {
			const up = (at - 1) >> 1;
			if ((this.keys[up] ?? 0) <= walked) break;
			this.heap[at] = this.heap[up] ?? 0;
			this.keys[at] = this.keys[up] ?? 0;
			at = up;
		}
		this.heap[at] = node;
		this.keys[at] = walked;
	}

	private pop(): readonly [number, number] {
		const { heap, keys } = this;
		const top = [heap[0] ?? 0, keys[0] ?? 0] as const;
		const [node, key] = [heap.pop() ?? 0, keys.pop() ?? 0];
		if (heap.length === 0) return top;
		let at = 0;
		for (let down = 1; down < heap.length; down = 2 * at + 1) {
			if (down + 1 < heap.length && (keys[down + 1] ?? 0) < (keys[down] ?? 0)) down++;
			if ((keys[down] ?? 0) >= key) break;
			heap[at] = heap[down] ?? 0;
			keys[at] = keys[down] ?? 0;
			at = down;
		}
		heap[at] = node;
		keys[at] = key;
		return top;
	}
}
