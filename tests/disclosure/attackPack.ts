/** An attacker who has a pack and nothing else: what each of its counts can be, from everything that it tells at once. */
import highsLoader from 'highs';
import { ruleOf, type Look, type Pack, type PackFacts, type Rule } from '../../src/lib/disclosure/pack';

/** A count of the pack as an attacker sees it: a variable, what its look says, and what it really is. */
export interface Known {
	readonly name: string;
	readonly look: Look | null;
	readonly rule: Rule;
	readonly truth: number;
}

const bounds = (look: Look | null, rule: Rule): [number, number] => {
	if (look === null || look === 'hidden') return [0, 1e6];
	if (look === 'few') return [rule.zeroMerges ? 0 : 1, rule.threshold - 1];
	if (rule.base === 1 || look === 0) return [look, look];
	return [Math.max(rule.threshold, look - 2), look + 2];
};

export interface Attack {
	readonly known: readonly Known[];
	/** A sum, and the names of what it adds up. */
	readonly sums: readonly (readonly [string, readonly string[]])[];
}

/** All that a pack tells, as sums of whole numbers: written without the code that made it. */
export function attackOf(facts: PackFacts, pack: Pack): Attack {
	const known: Known[] = [];
	const sums: [string, string[]][] = [];
	const put = (name: string, look: Look | null, rule: Rule, truth: number): string => {
		known.push({ name, look, rule, truth });
		return name;
	};
	const whole = ruleOf(pack.audience, pack.sensitivity);
	const ruleAt = (k: number): Rule => ruleOf(pack.audience, pack.categories[k]?.sensitivity ?? 'ordinary');
	const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
	const sides = [
		{
			side: 'n',
			look: pack.all.total,
			of: (k: number) => pack.byCategory[k]?.total ?? null,
			count: (k: number) => facts.categories[k]?.now ?? 0,
			priority: (p: number) => pack.priorities[p]?.total ?? null
		},
		...(pack.all.before === null
			? []
			: [
					{
						side: 'b',
						look: pack.all.before,
						of: (k: number) => pack.byCategory[k]?.before ?? null,
						count: (k: number) => facts.categories[k]?.before ?? 0,
						priority: (p: number) => pack.priorities[p]?.before ?? null
					}
				])
	];
	for (const { side, look, of, count, priority } of sides) {
		const kinds = pack.categories.map((_, k) => put(`${side}_${String(k)}`, of(k), ruleAt(k), count(k)));
		const all = put(`${side}_all`, look, whole, total(pack.categories.map((_, k) => count(k))));
		sums.push([all, kinds]);
		pack.priorities.forEach(({ name, sensitivity }, p) => {
			const inside = pack.categories.flatMap((category, k) => (category.priority === name ? [k] : []));
			const sum = put(`${side}_p${String(p)}`, priority(p), ruleOf(pack.audience, sensitivity), total(inside.map(count)));
			sums.push([sum, inside.map((k) => `${side}_${String(k)}`)]);
		});
	}
	const grid = (
		key: string,
		side: string,
		rows: readonly number[],
		looks: (k: number | null) => readonly (Look | null)[] | null,
		counts: readonly ArrayLike<number>[]
	): void => {
		const columns = pack.categories.map((_, k) =>
			rows.map((row) => put(`${key}_${String(k)}_${String(row)}`, looks(k)?.[row] ?? null, ruleAt(k), counts[k]?.[row] ?? 0))
		);
		rows.forEach((row, i) => {
			const sum = put(`${key}_all_${String(row)}`, looks(null)?.[row] ?? null, whole, total(counts.map((list) => list[row] ?? 0)));
			sums.push([sum, columns.flatMap((column) => column[i] ?? [])]);
		});
		columns.forEach((column, k) => {
			// Some have no row: a free variable takes them.
			sums.push([`${side}_${String(k)}`, [...column, put(`${key}_${String(k)}_rest`, null, ruleAt(k), NaN)]]);
		});
	};
	const view = (k: number | null) => (k === null ? pack.all : pack.byCategory[k]);
	grid(
		'c',
		'n',
		pack.cells.map((_, i) => i),
		(k) => view(k)?.cells ?? null,
		facts.cells
	);
	const monthsOf = (now: boolean): number[] => pack.months.flatMap((month, i) => (month.now === now ? [i] : []));
	grid('m', 'n', monthsOf(true), (k) => view(k)?.months ?? null, facts.months);
	if (pack.all.before !== null) grid('o', 'b', monthsOf(false), (k) => view(k)?.months ?? null, facts.months);
	if (facts.bands)
		grid(
			't',
			'n',
			Array.from(facts.bands[0] ?? [], (_, i) => i),
			(k) => view(k)?.bands ?? null,
			facts.bands
		);
	wards(facts, pack, put, sums);
	return { known, sums };
}

/** Areas, and how they lie in the hexagons. */
function wards(
	facts: PackFacts,
	pack: Pack,
	put: (name: string, look: Look | null, rule: Rule, truth: number) => string,
	sums: [string, string[]][]
): void {
	const whole = ruleOf(pack.audience, pack.sensitivity);
	const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
	for (const [side, key] of [
		['now', 'n'],
		['before', 'b']
	] as const) {
		const looks = pack.areas?.[side];
		if (!looks || !facts.areas) continue;
		const areas = looks.map((look, i) => put(`a${key}_${String(i)}`, look, whole, facts.areas?.[side]?.[i] ?? NaN));
		sums.push([`${key}_all`, [...areas, put(`a${key}_rest`, null, whole, NaN)]]);
		if (side === 'before') continue;
		// A map tells which areas share which hexagons, and which hexagons lie wholly in some.
		const shares = facts.areas.inside.map((list, i) =>
			list.map(([cell, n]) => ({ cell, n, name: put(`a_${String(i)}_${String(cell)}`, null, whole, NaN) }))
		);
		shares.forEach((list, i) => sums.push([areas[i] ?? '', list.map(({ name }) => name)]));
		pack.cells.forEach((_, cell) => {
			const parts = shares.flat().filter((share) => share.cell === cell);
			const elsewhere = total(parts.map(({ n }) => n)) < total(facts.cells.map((list) => list[cell] ?? 0));
			sums.push([
				`c_all_${String(cell)}`,
				[...parts.map(({ name }) => name), ...(elsewhere ? [put(`a_out_${String(cell)}`, null, whole, NaN)] : [])]
			]);
		});
	}
}

const program = (goal: string, way: 'Minimize' | 'Maximize', { known, sums }: Attack): string => `${way}
 obj: ${goal}
Subject To
${sums.map(([sum, parts], i) => ` c${String(i)}: ${parts.join(' + ')} - ${sum} = 0`).join('\n')}
Bounds
${known.map(({ name, look, rule }) => ` ${String(bounds(look, rule)[0])} <= ${name} <= ${String(bounds(look, rule)[1])}`).join('\n')}
General
 ${known.map(({ name }) => name).join(' ')}
End`;

/** The tightest interval of a count, from everything that the pack tells at once; null where no counts can be behind it. */
export type Solve = (name: string, attack: Attack) => readonly [low: number, high: number] | null;

/** Whole-number programmes, solved exactly. */
export async function solver(): Promise<Solve> {
	const highs = await highsLoader();
	const end = (way: 'Minimize' | 'Maximize', name: string, attack: Attack): number | null => {
		const { Status, ObjectiveValue } = highs.solve(program(name, way, attack));
		return Status === 'Optimal' ? Math.round(ObjectiveValue) : null;
	};
	return (name, attack) => {
		const [low, high] = [end('Minimize', name, attack), end('Maximize', name, attack)];
		return low === null || high === null ? null : [low, high];
	};
}

/** Whether it is one of those that nobody may work out. */
export const isSmall = ({ truth, rule }: Known): boolean =>
	truth < rule.threshold && (truth > 0 || (rule.zeroMerges && rule.threshold > 1));

/** How far apart the ends of a small count's interval must be: its label says by itself that it lies under the threshold. */
export const needed = ({ rule }: Known): number => (rule.base === 1 ? rule.threshold : rule.threshold - 2);
