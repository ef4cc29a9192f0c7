import type { Block, Ground } from './blocks';
import type { WeekDemand } from './expect';
import type { WeekCurves, WeekRequest } from './week';

/** Bounds nearer than this part of the value are met. */
const MET = 1e-9;

type Figures = Pick<WeekCurves, 'expected' | 'recorded' | 'value' | 'bound' | 'reached' | 'posts' | 'cells' | 'centres' | 'most'>;

const sumOver = (places: Uint32Array, of: (place: number) => number): number => places.reduce((all, place) => all + of(place), 0);

/**
 * What an area's expectation is multiplied by, so that it is never below the recorded mean: what shrinkage takes and no hexagon of the area
 * gets happens elsewhere in it.
 */
export function raised({ counts, expected }: WeekDemand, grounds: readonly Ground[], weeks: number): number[] {
	return grounds.map(({ cells }) => {
		const recorded = counts.reduce((all, own) => all + sumOver(cells, (i) => own[i] ?? 0), 0) / weeks;
		const sum = expected.reduce((all, own) => all + sumOver(cells, (i) => own[i] ?? 0), 0);
		return sum > 0 ? Math.max(1, recorded / sum) : 1;
	});
}

interface Solved {
	readonly demand: WeekDemand;
	readonly grounds: readonly Ground[];
	/** By shift, then area. */
	readonly blocks: readonly Block[];
	/** By area; see `raised`. */
	readonly factors: readonly number[];
}

/** The blocks as flat arrays; see WeekCurves. */
export function figuresOf({ most }: WeekRequest, { demand, grounds, blocks, factors }: Solved): Figures {
	const wide = most + 1;
	const made = {
		expected: new Float64Array(blocks.length),
		recorded: new Uint32Array(blocks.length),
		value: new Float64Array(blocks.length * wide),
		bound: new Float64Array(blocks.length * wide),
		reached: new Uint32Array(blocks.length * wide),
		posts: new Uint16Array(blocks.length * wide * most)
	};
	const places = new Map<number, number>();
	blocks.forEach(({ curve, reached }, b) => {
		const ground = grounds[b % grounds.length];
		const shift = Math.floor(b / grounds.length);
		if (!ground) return;
		const { cells, reach } = ground;
		made.expected[b] = (factors[b % grounds.length] ?? 1) * sumOver(cells, (i) => demand.expected[shift]?.[i] ?? 0);
		made.recorded[b] = sumOver(cells, (i) => demand.counts[shift]?.[i] ?? 0);
		curve.forEach(({ sites, value, bound }, k) => {
			const at = b * wide + k;
			made.value[at] = value;
			made.bound[at] = bound <= value * (1 + MET) ? value : bound;
			made.reached[at] = sumOver(reached[k] ?? new Uint32Array(0), (place) => demand.counts[shift]?.[cells[place] ?? 0] ?? 0);
			sites.forEach((site, i) => {
				const cell = cells[reach.candidates[site] ?? 0] ?? 0;
				if (!places.has(cell)) places.set(cell, places.size);
				made.posts[at * most + i] = places.get(cell) ?? 0;
			});
		});
	});
	const { lattice } = demand;
	const used = [...places.keys()];
	const centres = new Float64Array(2 * used.length);
	used.forEach((i, at) => {
		centres.set(lattice.centres.subarray(2 * i, 2 * i + 2), 2 * at);
	});
	return { ...made, most, cells: used.map((i) => lattice.ids[i] ?? ''), centres };
}

type AboutAreas = Pick<WeekCurves, 'areas' | 'others' | 'outside' | 'incidents'>;

interface Division {
	/** Incidents recorded in each area of the request. */
	readonly recorded: Uint32Array;
	/** Areas planned for. */
	readonly chosen: readonly number[];
	/** Expected incidents by block. */
	readonly expected: Float64Array;
	/** Where patrols can be posted, by area planned for. */
	readonly grounds: readonly Pick<Ground, 'reach'>[];
}

/** What the plan covers and what it leaves out. */
export function aboutAreas({ areas, count }: WeekRequest, { recorded, chosen, expected, grounds }: Division): AboutAreas {
	const incidents = count.reduce((all, n) => all + n, 0);
	const tell = (at: number) => ({ name: areas[at]?.name ?? '', recorded: recorded[at] ?? 0 });
	return {
		areas: chosen.map((at, a) => ({
			...tell(at),
			expected: expected.reduce((all, e, b) => all + (b % chosen.length === a ? e : 0), 0),
			barred: grounds[a]?.reach.candidates.length === 0
		})),
		others: Array.from(areas.keys())
			.filter((at) => !chosen.includes(at))
			.map(tell),
		outside: incidents - recorded.reduce((all, n) => all + n, 0),
		incidents
	};
}
