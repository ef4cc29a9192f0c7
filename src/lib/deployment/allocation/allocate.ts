import { HexbeatError } from '../../core/errors';
import { joined, levelOf, NOTHING, trace, withBlock, type Option, type Step } from './frontier';

/** One way to staff a block: a number of units, perhaps of one type of resource. */
export interface Choice {
	/** Shown to people, e.g. "2 marshals". */
	readonly label: string;
	readonly units: number;
	/** Expected incidents (or harm) covered, ≥ 0. */
	readonly value: number;
	readonly hours: number;
	readonly pounds: number;
}

/** One shift in one area: exactly one of its choices is made, or none (nobody goes, nothing covered, nothing spent). */
export interface Block {
	readonly id: string;
	/** The area whose minimum, cap and exclusion hold for it. Blocks of one area must not cover the same places at the same time. */
	readonly area: string;
	readonly choices: readonly Choice[];
}

/** What an area must get, or may get at most. */
export interface AreaRule {
	readonly area: string;
	/** Hours over all its blocks at least; none by default. */
	readonly leastHours?: number;
	/** Nobody is sent there. */
	readonly excluded?: boolean;
}

/** What an allocation is asked for. Structured-clone-able. */
export interface AllocationRequest {
	readonly blocks: readonly Block[];
	/** What may be spent, in hours or in £. */
	readonly budget: { readonly in: 'hours' | 'pounds'; readonly most: number };
	readonly rules?: readonly AreaRule[];
	/** Share of the budget that one area may get at most, 0–1: 0.4 is usual. 1 by default: no cap. With n areas, a cap under 1 ÷ n leaves budget unspent. */
	readonly cap?: number;
}

/** What another choice in a block would add. */
export interface Change {
	readonly choice: number;
	readonly value: number;
	readonly hours: number;
	readonly pounds: number;
}

/** The best allocation: proved. */
export interface Allocation {
	readonly kind: 'allocation';
	/** Of each block, the position of its choice; −1 for none. */
	readonly chosen: readonly number[];
	readonly value: number;
	readonly hours: number;
	readonly pounds: number;
	/** Areas in order of first appearance. `share` is of what is spent (0 where nothing is). */
	readonly areas: readonly {
		readonly area: string;
		readonly value: number;
		readonly hours: number;
		readonly pounds: number;
		readonly share: number;
	}[];
	/** The most value for every amount worth spending, ascending in both, up to the budget: what less money would buy. */
	readonly frontier: readonly { readonly spent: number; readonly value: number }[];
	/** Of each block, the dearer choice that adds most per hour or £, whatever the budget; null without one. */
	readonly more: readonly (Change | null)[];
	/** Value added per hour or £ by the last step of the frontier; null where nothing is spent. */
	readonly lastStep: { readonly spent: number; readonly value: number; readonly perUnit: number } | null;
}

/** No allocation keeps all the rules. */
export interface Infeasible {
	readonly kind: 'infeasible';
	/** `area`: each of these areas alone cannot have its minimum (excluded, capped, or too few choices); `budget`: together they need more than there is. */
	readonly why: 'area' | 'budget';
	/** The conflicting areas; for `budget` the fewest whose minima exceed it. */
	readonly areas: readonly string[];
	/** What their minima cost at least, in the budget's unit; Infinity where no choices reach them. */
	readonly needed: number;
	readonly budget: number;
}

/** Sums of money and hours may differ from a budget by so small a part. */
const SLACK = 1e-9;

/**
 * The choices of one curve of coverage: k = 1 … units cover `curve[k]`. Each unit works `hours` and costs `perHour` £.
 * @param curve value with 0, 1, 2, … units
 */
export function choicesOf(curve: readonly number[], { hours, perHour, label }: ChoiceTerms): Choice[] {
	return curve.slice(1).map((value, at) => ({
		label: `${String(at + 1)} ${label}`,
		units: at + 1,
		value,
		hours: (at + 1) * hours,
		pounds: (at + 1) * hours * perHour
	}));
}

/** Terms on which a type of resource works. */
export interface ChoiceTerms {
	/** Hours of one unit in the block. */
	readonly hours: number;
	/** £ per hour and unit. */
	readonly perHour: number;
	/** The type, e.g. "wardens". */
	readonly label: string;
}

/**
 * The allocation of units to shifts and areas that covers most within a budget: multiple-choice knapsack (Sinha & Zoltners 1979), solved
 * exactly by a dynamic programme over all undominated ways of spending, with minima, caps and exclusions by area. Of equal values the
 * cheapest wins, then the earlier choice. Deterministic.
 * @throws HexbeatError `allocation-figures`
 */
export function allocate(request: AllocationRequest): Allocation | Infeasible {
	check(request);
	const { blocks, budget, cap = 1 } = request;
	const most = budget.most * (1 + SLACK);
	const areas = [...new Set([...blocks.map(({ area }) => area), ...(request.rules ?? []).map(({ area }) => area)])];
	const frontiers = areas.map((area) => areaSteps(request, area, Math.min(most, cap * most)));
	const dead = areas.filter((_, at) => frontiers[at]?.length === 0);
	if (dead.length > 0) return infeasible('area', dead, Infinity, budget.most);
	const needs = frontiers.map((steps) => steps[0]?.spent ?? 0);
	const needed = sum(needs);
	if (needed > most) return tooDear(areas, needs, budget.most);
	const steps = frontiers.reduce<readonly Step[]>((all, own) => joined(all, own, most), NOTHING);
	const best = steps.at(-1);
	const chosen = blocks.map(() => -1);
	if (best) trace(best, chosen);
	return allocation(request, areas, chosen, steps);
}

/** Undominated ways of spending in one area that keep its minimum; none where that cannot be. */
function areaSteps({ blocks, budget, rules = [] }: AllocationRequest, area: string, most: number): Step[] {
	const own = rules.filter((rule) => rule.area === area);
	const least = Math.max(0, ...own.map(({ leastHours = 0 }) => levelOf(leastHours)));
	const excluded = own.some((rule) => rule.excluded);
	let steps: Step[] = [...NOTHING];
	blocks.forEach((block, at) => {
		if (block.area === area && !excluded) steps = withBlock(steps, at, optionsOf(block, budget.in), most, least);
	});
	return steps.filter(({ level }) => level >= least).map((step) => ({ ...step }));
}

const optionsOf = ({ choices }: Block, unit: 'hours' | 'pounds'): Option[] => [
	{ choice: -1, spent: 0, value: 0, hours: 0 },
	...choices.map(({ value, hours, ...choice }, at) => ({ choice: at, spent: unit === 'hours' ? hours : choice.pounds, value, hours }))
];

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const infeasible = (why: Infeasible['why'], areas: readonly string[], needed: number, budget: number): Infeasible => ({
	kind: 'infeasible',
	why,
	areas,
	needed,
	budget
});

/** The fewest areas whose minima together exceed the budget: the dearest ones. */
function tooDear(areas: readonly string[], needs: readonly number[], budget: number): Infeasible {
	const dearest = [...areas.keys()].sort((a, b) => (needs[b] ?? 0) - (needs[a] ?? 0) || a - b);
	let needed = 0;
	const count = dearest.findIndex((at) => (needed += needs[at] ?? 0) > budget * (1 + SLACK));
	const named = new Set(dearest.slice(0, count + 1));
	return infeasible(
		'budget',
		areas.filter((_, at) => named.has(at)),
		needed,
		budget
	);
}

function allocation({ blocks, budget }: AllocationRequest, areas: readonly string[], chosen: number[], steps: readonly Step[]): Allocation {
	const made = blocks.map(({ choices }, at) => choices[chosen[at] ?? -1]);
	const total = (of: 'value' | 'hours' | 'pounds', area?: string): number =>
		sum(made.map((choice, at) => (area === undefined || blocks[at]?.area === area ? (choice?.[of] ?? 0) : 0)));
	const spent = total(budget.in);
	const [before, last] = [steps.at(-2), steps.at(-1)];
	const step = { spent: (last?.spent ?? 0) - (before?.spent ?? 0), value: (last?.value ?? 0) - (before?.value ?? 0) };
	return {
		kind: 'allocation',
		chosen,
		value: total('value'),
		hours: total('hours'),
		pounds: total('pounds'),
		areas: areas.map((area) => ({
			area,
			value: total('value', area),
			hours: total('hours', area),
			pounds: total('pounds', area),
			share: spent > 0 ? total(budget.in, area) / spent : 0
		})),
		frontier: steps.map((one) => ({ spent: one.spent, value: one.value })),
		more: blocks.map((block, at) => nextChoice(block, made[at], budget.in)),
		lastStep: before && step.spent > 0 ? { ...step, perUnit: step.value / step.spent } : null
	};
}

/** The choice that adds most per hour or £ to the one made. */
function nextChoice({ choices }: Block, made: Choice | undefined, unit: 'hours' | 'pounds'): Change | null {
	const now = made ?? { value: 0, hours: 0, pounds: 0 };
	const changes = choices
		.map((choice, at) => ({
			choice: at,
			value: choice.value - now.value,
			hours: choice.hours - now.hours,
			pounds: choice.pounds - now.pounds
		}))
		.filter((change) => change.value > 0 && change[unit] > 0);
	return changes.reduce<Change | null>((best, one) => (!best || one.value / one[unit] > best.value / best[unit] ? one : best), null);
}

function check({ blocks, budget, rules = [], cap = 1 }: AllocationRequest): void {
	const figures = [
		budget.most,
		...blocks.flatMap(({ choices }) => choices.flatMap(({ value, hours, pounds }) => [value, hours, pounds])),
		...rules.map(({ leastHours = 0 }) => leastHours)
	];
	if (!figures.every((figure) => figure >= 0 && figure < Infinity) || !(cap > 0 && cap <= 1))
		throw new HexbeatError(
			'allocation-figures',
			'A budget, cost, minimum or cap is not a number that can be spent.',
			'Give figures of 0 or more, and a cap over 0 and up to 100 %.'
		);
}
