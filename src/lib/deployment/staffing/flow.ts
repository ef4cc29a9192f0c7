/** A network whose arcs carry whole amounts at a cost for each unit, and that ships what its nodes supply to where it is wanted. */
export class Flow {
	private readonly ends: number[] = [];
	private readonly room: number[] = [];
	private readonly cost: number[] = [];
	private readonly from: number[][];

	constructor(private readonly nodes: number) {
		this.from = Array.from({ length: nodes }, () => []);
	}

	/** @returns the arc, to be asked for its flow. */
	arc(from: number, to: number, capacity: number, cost: number): number {
		const arc = this.ends.length;
		this.ends.push(to, from);
		this.room.push(capacity, 0);
		this.cost.push(cost, -cost);
		this.from[from]?.push(arc);
		this.from[to]?.push(arc + 1);
		return arc;
	}

	/** What an arc carries. */
	carried(arc: number): number {
		return this.room[arc + 1] ?? 0;
	}

	/** Ships as much as can be from source to sink at least cost, path by path (Busacker & Gowen 1960); costs ≥ 0. What was shipped. */
	ship(source: number, sink: number): number {
		let shipped = 0;
		for (let path = this.cheapest(source, sink); path.length > 0; path = this.cheapest(source, sink)) {
			const amount = Math.min(...path.map((arc) => this.room[arc] ?? 0));
			for (const arc of path) {
				this.room[arc] = (this.room[arc] ?? 0) - amount;
				this.room[arc ^ 1] = (this.room[arc ^ 1] ?? 0) + amount;
			}
			shipped += amount;
		}
		return shipped;
	}

	/** Arcs of a cheapest path with room (Bellman–Ford on a queue); none without one. */
	private cheapest(source: number, sink: number): number[] {
		const cost = new Float64Array(this.nodes).fill(Infinity);
		const by = new Int32Array(this.nodes).fill(-1);
		const queued = new Uint8Array(this.nodes);
		cost[source] = 0;
		const queue = [source];
		for (let head = 0; head < queue.length; head++) {
			const node = queue[head] ?? 0;
			queued[node] = 0;
			for (const arc of this.from[node] ?? []) {
				const to = this.ends[arc] ?? 0;
				const through = (cost[node] ?? Infinity) + (this.cost[arc] ?? 0);
				if ((this.room[arc] ?? 0) <= 0 || through >= (cost[to] ?? Infinity) - 1e-9) continue;
				cost[to] = through;
				by[to] = arc;
				if (!queued[to]) queue.push(to);
				queued[to] = 1;
			}
		}
		const path: number[] = [];
		for (let node = sink; node !== source; node = this.ends[(by[node] ?? 0) ^ 1] ?? source) {
			const arc = by[node] ?? -1;
			if (arc < 0) return [];
			path.push(arc);
		}
		return path;
	}
}
