/** Reference files of changes and spread: before and after, funnel, near repeats, aoristic hours. */
import { aoristic } from '../../analysis/aoristic';
import { displacement, harmDisplacement, type BeforeAfter, type Displacement } from '../../analysis/change/wdd';
import { funnel, type Funnel, type FunnelUnit } from '../../analysis/change/funnel';
import { knox, type Knox } from '../../analysis/near-repeat/knox';
import { checkCases, casesOf, merge } from './cases';
import { compare, isObject, numberOf, numbersOf, type Comparison, type Finding, type JsonObject } from './compare';

const pairOf = (c: JsonObject, name: string): BeforeAfter | null => {
	const values = numbersOf(c[name]);
	return values?.length === 2 ? [values[0] ?? NaN, values[1] ?? NaN] : null;
};

function effectOf(c: JsonObject): Displacement {
	const [treated, control] = [pairOf(c, 'treated') ?? ([NaN, NaN] as const), pairOf(c, 'control') ?? ([NaN, NaN] as const)];
	const [ring, ringControl] = [pairOf(c, 'disp_treated'), pairOf(c, 'disp_control')];
	const time = pairOf(c, 'time_weights');
	const area = numbersOf(c.area_weights);
	const alpha = numberOf(c.alpha);
	return displacement({
		treated,
		control,
		...(ring && ringControl ? { displaced: { treated: ring, control: ringControl } } : {}),
		...(time ? { time } : {}),
		...(area ? { area: [area[0] ?? 1, area[1] ?? 1, area[2] ?? 1, area[3] ?? 1] } : {}),
		...(alpha === null ? {} : { alpha })
	});
}

function harmOf(c: JsonObject): ReturnType<typeof harmDisplacement> {
	const errors = numbersOf(c.se) ?? [];
	const effects = (numbersOf(c.est) ?? []).map((estimate, i) => ({ estimate, error: errors[i] ?? NaN }));
	return harmDisplacement(effects, numbersOf(c.weight) ?? [], numberOf(c.alpha) ?? undefined);
}

/** Printed to the decimals of the published figure, which is rounded. */
function roundedAs(published: unknown, value: number): number {
	const decimals = /\.(\d+)$/.exec(String(published))?.[1]?.length ?? 0;
	return Number(value.toFixed(Math.min(decimals, 20)));
}

export const checkWdd = (file: JsonObject): Finding =>
	merge(
		checkCases(casesOf(file), {
			inputs: ['args', 'input', 'control', 'treated', 'disp_control', 'disp_treated', 'alpha'],
			fields: {
				Est_Local: (c) => effectOf(c).local.estimate,
				SE_Local: (c) => effectOf(c).local.error,
				Est_Displace: (c) => effectOf(c).displaced.estimate,
				SE_Displace: (c) => effectOf(c).displaced.error,
				Est_Total: (c) => effectOf(c).total.estimate,
				SE_Total: (c) => effectOf(c).total.error,
				Z: (c) => effectOf(c).z,
				LowCI: (c) => effectOf(c).low,
				HighCI: (c) => effectOf(c).high,
				est: (c) => effectOf(c).total.estimate,
				se: (c) => effectOf(c).total.error,
				z: (c) => roundedAs(c.z, effectOf(c).z),
				ci: (c) => [effectOf(c).low, effectOf(c).high].map((end, i) => roundedAs(numbersOf(c.ci)?.[i], end))
			}
		}),
		checkCases(
			casesOf(file, 'harm_cases'),
			{
				inputs: ['args', 'input'],
				fields: {
					HarmEst: (c) => harmOf(c).estimate,
					SE_HarmEst: (c) => harmOf(c).error,
					Z: (c) => harmOf(c).z,
					LowCI: (c) => harmOf(c).low,
					HighCI: (c) => harmOf(c).high
				}
			},
			'harm_cases'
		)
	);

export function checkFunnel(file: JsonObject): Finding {
	const found = (c: JsonObject): Funnel => funnel(numbersOf(c.x) ?? [], numbersOf(c.n) ?? []);
	const each =
		<T>(pick: (unit: FunnelUnit) => T) =>
		(c: JsonObject): T[] =>
			found(c).units.map(pick);
	const limits = (c: JsonObject, scale: number) => {
		const side = (name: 'limits95' | 'limits998', end: 0 | 1): number[] => found(c).units.map((unit) => unit[name][end] * scale);
		return { lcl95: side('limits95', 0), ucl95: side('limits95', 1), lcl998: side('limits998', 0), ucl998: side('limits998', 1) };
	};
	const per = (c: JsonObject): number => numberOf(c.multiplier) ?? 1;
	return checkCases(casesOf(file), {
		inputs: ['x', 'n', 'multiplier'],
		fields: {
			target_rate: (c) => found(c).target * per(c),
			expected: each(({ expected }) => expected),
			ratio_limits: (c) => limits(c, 1),
			rate_limits: (c) => limits(c, found(c).target * per(c)),
			flag95: each(({ flag95 }) => flag95),
			flag998: each(({ flag998 }) => flag998),
			z: each(({ z }) => z),
			sqrt_z: each(({ sqrtZ }) => sqrtZ),
			overdispersion_phi_winsorised10: (c) => found(c).dispersion
		}
	});
}

const DAY_MS = 86_400_000;
/** Seconds of wall-clock text since 1970; NaN without one. */
const wallSecond = (text: unknown): number => (typeof text === 'string' ? Date.parse(`${text}Z`) / 1000 : NaN);
/** Whole minutes since Sunday 1969-12-28 00:00. */
const wallMinute = (text: unknown): number => Math.floor(wallSecond(text) / 60) + 4 * 1440;

/** Hours of the week from Sunday 00:00, as the R package counts them. */
export function checkAoristic(file: JsonObject): Finding {
	const ranges = (Array.isArray(file.input) ? file.input : []).filter(isObject);
	const start = ranges.map(({ from }) => wallMinute(from));
	const length = ranges.map(({ from, to }) => Math.floor(wallSecond(to) / 60 - wallSecond(from) / 60));
	const rows = Array.isArray(file.expected_rows) ? file.expected_rows : [];
	const byRow = rows.flatMap((row, i): Comparison[] => {
		const weights = aoristic({ start: [start[i] ?? NaN], length: [length[i] ?? NaN] });
		const used = [...weights.keys()].filter((hour) => (weights[hour] ?? 0) > 0);
		if (!isObject(row)) return [];
		const path = `expected.rows[${String(i)}]`;
		if ('all' in row) return compare(`${path}.all`, new Array<number>(168).fill(numberOf(row.all) ?? NaN), weights);
		const expected = { hour: row.hour ?? null, weight: row.weight ?? null };
		return compare(path, expected, { hour: used.map((hour) => hour + 1), weight: used.map((hour) => weights[hour] ?? 0) });
	});
	const all = aoristic({ start, length });
	return {
		comparisons: [
			...byRow,
			...compare('expected.hour_sum', file.expected_hour_sum, all),
			...compare(
				'expected.total',
				file.expected_total,
				all.reduce((sum, weight) => sum + weight, 0)
			)
		],
		left: ['expected_duration_min']
	};
}

function nearRepeats(file: JsonObject, c: JsonObject): Knox {
	const input = isObject(file.input) ? file.input : {};
	const [x, y] = [numbersOf(input.x) ?? [], numbersOf(input.y) ?? []];
	const dates = Array.isArray(input.date) ? input.date : [];
	return knox(
		{
			points: Float64Array.from(x.flatMap((value, i) => [value, y[i] ?? NaN])),
			days: Int32Array.from(dates, (date) => Date.parse(String(date)) / DAY_MS)
		},
		{
			distances: numbersOf(c.space_breaks) ?? [],
			days: numbersOf(c.time_breaks) ?? [],
			metric: c.distance === 'manhattan' ? 'manhattan' : 'euclidean',
			permutations: (isObject(c.mc) ? numberOf(c.mc.nrep) : null) ?? 999
		}
	);
}

/** Random p-values agree when they lie within three standard errors and one permutation of each other. */
function sameChance(path: string, expected: unknown, got: readonly (readonly number[])[], permutations: number): Comparison[] {
	const rows = Array.isArray(expected) ? expected.map((row) => numbersOf(row) ?? []) : [];
	return rows.flatMap((row, i) =>
		row.map((p, j) => {
			const ours = got[i]?.[j] ?? NaN;
			const within = Math.abs(ours - p) <= 3 * Math.sqrt((p * (1 - p)) / permutations) + 1 / permutations;
			return { field: `${path}[${String(i)}][${String(j)}]`, expected: p, got: ours, difference: within ? 0 : Math.abs(ours - p) };
		})
	);
}

export function checkKnox(file: JsonObject): Finding {
	const findings = casesOf(file).map((c, i): Finding => {
		const found = nearRepeats(file, c);
		const path = `cases[${String(i)}]`;
		const mc = isObject(c.mc) ? c.mc : {};
		// Rounded as the file is: a band without expectation has no ratio.
		const ratio = found.ratio.map((row) => row.map((value) => (Number.isNaN(value) ? null : value)));
		return {
			comparisons: [
				...compare(`${path}.observed`, c.observed, found.observed),
				...compare(`${path}.exact_expected_under_permutation`, c.exact_expected_under_permutation, found.expected),
				...compare(`${path}.exact_knox_ratio`, c.exact_knox_ratio, ratio),
				...compare(`${path}.n_pairs`, c.n_pairs, found.pairs),
				...sameChance(`${path}.mc.p`, mc.p, found.p, numberOf(mc.nrep) ?? 999)
			],
			left: ['mc.knox_ratio_mean']
		};
	});
	return merge(...findings);
}
