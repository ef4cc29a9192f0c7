const HOURS = 24;

/** How far the hours of a week stray from a weekday's level × an hour's level: the weight of what they share, in incidents. */
export interface Pattern {
	/** Infinity where no hour differs beyond chance. */
	readonly strength: number;
}

/**
 * Incidents an hour in each civil hour of the week. An hour of the week holds few records, so its count is drawn towards what its weekday
 * and its hour of the day have in common (expected = weekday’s sum × hour’s sum ÷ all) as far as the counts call for it: Gamma–Poisson,
 * strength by moments (Marshall 1991). The sum over the week is that of the records.
 * @param counts 168 incidents by civil hour, Monday 00:00 first, over all weeks
 * @param held the pattern's strength where it is held; else as the counts have it
 */
export function hourlyRate(counts: ArrayLike<number>, weeks: number, held?: Pattern): { perHour: Float64Array; pattern: Pattern } {
	const { shared, chance } = sharedPart(counts);
	const pattern = held ?? { strength: strengthOf(counts, shared, chance) };
	const { strength } = pattern;
	const drawn = shared.map((e, h) => (e === 0 || strength === Infinity ? e : (e * ((counts[h] ?? 0) + strength)) / (e + strength)));
	const sum = (values: Float64Array): number => values.reduce((all, n) => all + n, 0);
	const level = sum(drawn) > 0 ? sum(shared) / sum(drawn) / weeks : 0;
	return { perHour: drawn.map((n) => n * level), pattern };
}

/** Weekday’s sum × hour’s sum ÷ all; and a Poisson count’s variance around it, smaller than its mean as both sums hold the count itself. */
function sharedPart(counts: ArrayLike<number>): { shared: Float64Array; chance: Float64Array } {
	const [days, hours] = [new Float64Array(7), new Float64Array(HOURS)];
	let all = 0;
	for (let h = 0; h < counts.length; h++) {
		const n = counts[h] ?? 0;
		days[Math.floor(h / HOURS)] = (days[Math.floor(h / HOURS)] ?? 0) + n;
		hours[h % HOURS] = (hours[h % HOURS] ?? 0) + n;
		all += n;
	}
	const partOf = (sums: Float64Array, at: number): number => (all > 0 ? (sums[at] ?? 0) / all : 0);
	const shared = Float64Array.from(counts, (_, h) => partOf(days, Math.floor(h / HOURS)) * (hours[h % HOURS] ?? 0));
	const chance = shared.map((e, h) => e * (1 - partOf(days, Math.floor(h / HOURS))) * (1 - partOf(hours, h % HOURS)));
	return { shared, chance };
}

/** 1 ÷ the variance of count ÷ shared part beyond that of chance. */
function strengthOf(counts: ArrayLike<number>, shared: Float64Array, chance: Float64Array): number {
	let [beyond, squares] = [0, 0];
	shared.forEach((e, h) => {
		beyond += ((counts[h] ?? 0) - e) ** 2 - (chance[h] ?? 0);
		squares += e * (chance[h] ?? 0);
	});
	return beyond > 0 ? squares / beyond : Infinity;
}
