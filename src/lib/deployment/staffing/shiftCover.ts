import { HexbeatError } from '../../core/errors';
import { Flow } from './flow';

/** A shift that units may be put on. Hours count from 0; a shift may run past the end into the beginning. */
export interface ShiftTemplate {
	readonly id: string;
	/** First hour worked, 0 … hours − 1, and hours worked in a row, 1 … hours. */
	readonly from: number;
	readonly hours: number;
	/** £ (or hours) that one unit on it costs, ≥ 0. */
	readonly cost: number;
	/** Units that can be put on it at most; as many as wanted by default. */
	readonly most?: number;
}

/** What a cover of hours by shifts is asked for. Structured-clone-able. */
export interface ShiftCoverRequest {
	/** Units needed in each hour of the day (24) or week (168 from Monday 00:00), whole; hours beyond the end begin anew. */
	readonly need: Uint16Array;
	readonly shifts: readonly ShiftTemplate[];
}

/** Units on each shift: cheapest, proved. */
export interface ShiftCover {
	readonly kind: 'cover';
	/** As many as the request's shifts. */
	readonly units: readonly number[];
	readonly cost: number;
	/** Units at work in each hour; never below what is needed. */
	readonly onDuty: Uint16Array;
	/** Unit-hours worked beyond what is needed. */
	readonly spare: number;
}

/** Hours that the shifts cannot cover, whatever is spent. */
export interface Uncoverable {
	readonly kind: 'uncoverable';
	/** Hours, ascending, with the units missing in each at best. */
	readonly hours: readonly { readonly hour: number; readonly missing: number }[];
}

/** Least and most units on each shift, while the search narrows them. */
interface Range {
	readonly least: readonly number[];
	readonly most: readonly number[];
}

/** Units on each shift with its two parts counted apart where it runs over the cut, and the cost, which no cover in the range undercuts. */
interface Relaxed {
	readonly early: readonly number[];
	readonly late: readonly number[];
	readonly cost: number;
}

/**
 * The cheapest units on shifts that cover what each hour needs: an integer programme with consecutive ones, solved as a flow of least
 * cost (Veinott & Wagner 1962). Shifts that run over the end of the period are split there, and branching makes their parts equal
 * (Land & Doig 1960): exact. Deterministic.
 * @throws HexbeatError `shift-figures`
 */
export function coverHours({ need, shifts }: ShiftCoverRequest): ShiftCover | Uncoverable {
	check(need, shifts);
	const top = need.reduce((most, n) => Math.max(most, n), 0);
	const most = shifts.map((shift) => Math.min(shift.most ?? top, top));
	const at = dutyOf(need.length, shifts, most);
	const short = Array.from(need.keys(), (hour) => ({ hour, missing: (need[hour] ?? 0) - (at[hour] ?? 0) })).filter((h) => h.missing > 0);
	if (short.length > 0) return { kind: 'uncoverable', hours: short };
	const units = cheapest(need, shifts, most);
	const onDuty = dutyOf(need.length, shifts, units);
	const cost = units.reduce((sum, n, s) => sum + n * (shifts[s]?.cost ?? 0), 0);
	return { kind: 'cover', units, cost, onDuty, spare: onDuty.reduce((sum, n, hour) => sum + n - (need[hour] ?? 0), 0) };
}

/** Units at work in each hour. */
function dutyOf(hours: number, shifts: readonly ShiftTemplate[], units: readonly number[]): Uint16Array {
	const duty = new Uint16Array(hours);
	shifts.forEach((shift, s) => {
		for (let hour = 0; hour < shift.hours; hour++) {
			const at = (shift.from + hour) % hours;
			duty[at] = (duty[at] ?? 0) + (units[s] ?? 0);
		}
	});
	return duty;
}

/** Branch and bound over the shifts whose two parts differ, the cheaper side first. */
function cheapest(need: Uint16Array, shifts: readonly ShiftTemplate[], most: readonly number[]): number[] {
	const cut = cutOf(need.length, shifts);
	let best: { units: readonly number[]; cost: number } = { units: most, cost: costOf(shifts, most) };
	const open: Range[] = [{ least: most.map(() => 0), most }];
	for (let range = open.pop(); range; range = open.pop()) {
		const { early, late, cost } = relaxed(need, shifts, range, cut);
		if (cost >= best.cost - 1e-9) continue;
		const rounded = early.map((n, s) => Math.max(n, late[s] ?? 0));
		if (costOf(shifts, rounded) < best.cost - 1e-9) best = { units: rounded, cost: costOf(shifts, rounded) };
		const split = early.findIndex((n, s) => n !== late[s]);
		if (split < 0) continue;
		const middle = Math.floor(((early[split] ?? 0) + (late[split] ?? 0)) / 2);
		open.push({ ...range, most: range.most.with(split, middle) }, { ...range, least: range.least.with(split, middle + 1) });
	}
	return [...best.units];
}

const costOf = (shifts: readonly ShiftTemplate[], units: readonly number[]): number =>
	shifts.reduce((sum, { cost }, s) => sum + cost * (units[s] ?? 0), 0);

/** The hour before which fewest shifts run over. */
function cutOf(hours: number, shifts: readonly ShiftTemplate[]): number {
	const over = (cut: number): number => shifts.filter(({ from, hours: length }) => ((from - cut + hours) % hours) + length > hours).length;
	const all = Array.from({ length: hours }, (_, cut) => over(cut));
	return all.indexOf(Math.min(...all));
}

/** The least cost when both parts of a shift that runs over the cut cost half of it and may differ. */
function relaxed(need: Uint16Array, shifts: readonly ShiftTemplate[], { least, most }: Range, cut: number): Relaxed {
	const hours = need.length;
	const held = dutyOf(hours, shifts, least);
	const wanted = (at: number): number =>
		at < 0 || at >= hours ? 0 : Math.max(0, (need[(at + cut) % hours] ?? 0) - (held[(at + cut) % hours] ?? 0));
	const [source, sink] = [hours + 1, hours + 2];
	const flow = new Flow(hours + 3);
	const parts = shifts.map(({ from, hours: length, cost }, s) => {
		const start = (from - cut + hours) % hours;
		const room = (most[s] ?? 0) - (least[s] ?? 0);
		if (start + length <= hours) return [flow.arc(start, start + length, room, cost)];
		return [flow.arc(0, start + length - hours, room, cost / 2), flow.arc(start, hours, room, cost / 2)];
	});
	for (let at = 0; at < hours; at++) flow.arc(at + 1, at, Infinity, 0);
	for (let at = 0; at <= hours; at++) {
		const more = wanted(at) - wanted(at - 1);
		if (more > 0) flow.arc(source, at, more, 0);
		else if (more < 0) flow.arc(at, sink, -more, 0);
	}
	const supply = Array.from({ length: hours + 1 }, (_, at) => Math.max(0, wanted(at) - wanted(at - 1))).reduce((sum, n) => sum + n, 0);
	const shipped = flow.ship(source, sink);
	const early = parts.map(([first = 0], s) => (least[s] ?? 0) + flow.carried(first));
	const late = parts.map((arcs, s) => (least[s] ?? 0) + flow.carried(arcs.at(-1) ?? 0));
	const cost = shifts.reduce((sum, shift, s) => sum + (shift.cost * ((early[s] ?? 0) + (late[s] ?? 0))) / 2, 0);
	return { early, late, cost: shipped < supply ? Infinity : cost };
}

function check(need: Uint16Array, shifts: readonly ShiftTemplate[]): void {
	const fits = ({ from, hours, cost, most = 0 }: ShiftTemplate): boolean =>
		Number.isInteger(from) &&
		from >= 0 &&
		from < need.length &&
		Number.isInteger(hours) &&
		hours >= 1 &&
		hours <= need.length &&
		cost >= 0 &&
		most >= 0;
	const wrong = shifts.find((shift) => !fits(shift));
	if (wrong || need.length === 0)
		throw new HexbeatError(
			'shift-figures',
			wrong ? `The shift ${wrong.id} does not lie within the period.` : 'There is no hour to cover.',
			'Give whole hours within the period and costs of 0 or more.'
		);
}
