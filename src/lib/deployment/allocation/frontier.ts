/** One way of spending that no other beats: parents lead back to the choices that made it. */
export interface Step {
	readonly spent: number;
	readonly value: number;
	/** Hours towards a minimum, in the grain of {@link GRAIN}, counted no further than the minimum. */
	readonly level: number;
	readonly made: Made | null;
}

/** Where a step comes from: an earlier one with a choice in a block, or with a step of another frontier. */
type Made = { readonly before: Step; readonly block: number; readonly choice: number } | { readonly before: Step; readonly joined: Step };

/** One choice of a block, in the budget's unit; −1 for none. */
export interface Option {
	readonly choice: number;
	readonly spent: number;
	readonly value: number;
	readonly hours: number;
}

/** Levels in one hour. */
const GRAIN = 60_000;

export const levelOf = (hours: number): number => Math.round(hours * GRAIN);
export const NOTHING: readonly Step[] = [{ spent: 0, value: 0, level: 0, made: null }];

/** Every step with every option of a block, without those that another beats. @param least level above which hours no longer count */
export function withBlock(steps: readonly Step[], block: number, options: readonly Option[], most: number, least: number): Step[] {
	const all = steps.flatMap((before) =>
		options.map(({ choice, spent, value, hours }) => ({
			spent: before.spent + spent,
			value: before.value + value,
			level: Math.min(least, before.level + levelOf(hours)),
			made: { before, block, choice }
		}))
	);
	return undominated(all.filter(({ spent }) => spent <= most));
}

/** Every step with every step of another frontier; levels begin anew. */
export function joined(steps: readonly Step[], others: readonly Step[], most: number): Step[] {
	const all = steps.flatMap((before) =>
		others.map((other) => ({
			spent: before.spent + other.spent,
			value: before.value + other.value,
			level: 0,
			made: { before, joined: other }
		}))
	);
	return undominated(all.filter(({ spent }) => spent <= most));
}

/** For each level the steps in order of spending, each worth more than all cheaper ones; the earlier of equals stays. */
function undominated(steps: readonly Step[]): Step[] {
	const sorted = steps.toSorted((a, b) => a.level - b.level || a.spent - b.spent || b.value - a.value);
	const kept: Step[] = [];
	for (const step of sorted) {
		const last = kept.at(-1);
		if (last?.level !== step.level || step.value > last.value * (1 + 1e-12)) kept.push(step);
	}
	return kept;
}

/** The choice of each block that a step stands for. @param chosen filled in: −1 where a block has none */
export function trace(step: Step, chosen: number[]): void {
	for (let at = step; at.made; at = at.made.before)
		if ('joined' in at.made) trace(at.made.joined, chosen);
		else chosen[at.made.block] = at.made.choice;
}
