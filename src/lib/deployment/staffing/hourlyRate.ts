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
	const shared = sharedPart(counts);
	const pattern = held ?? { strength: strengthOf(counts, shared) };
	const { strength } = pattern;
	const drawn = shared.map((e, h) => (e === 0 || strength === Infinity ? e : (e * ((counts[h] ?? 0) + strength)) / (e + strength)));
	const sum = (values: Float64Array): number => values.reduce((all, n) => all + n, 0);
	const level = sum(drawn) > 0 ? sum(shared) / sum(drawn) / weeks : 0;
	return { perHour: drawn.map((n) => n * level), pattern };
}

/** Weekday’s sum × hour’s sum ÷ all. */
function sharedPart(counts: ArrayLike<number>): Float64Array {
	const [days, hours] = [new Float64Array(7), new Float64Array(HOURS)];
	let all = 0;
	for (let h = 0; h < counts.length; h++) {
		const n = counts[h] ?? 0;
		days[Math.floor(h / HOURS)] = (days[Math.floor(h / HOURS)] ?? 0) + n;
		hours[h % HOURS] = (hours[h % HOURS] ?? 0) + n;
		all += n;
	}
	return Float64Array.from(counts, (_, h) => (all > 0 ? ((days[Math.floor(h / HOURS)] ?? 0) * (hours[h % HOURS] ?? 0)) / all : 0));
}

/** 1 ÷ the variance of count ÷ shared part beyond that of Poisson counts. */
function strengthOf(counts: ArrayLike<number>, shared: Float64Array): number {
	let [beyond, squares] = [0, 0];
	shared.forEach((e, h) => {
		beyond += ((counts[h] ?? 0) - e) ** 2 - e;
		squares += e * e;
	});
	return beyond > 0 ? squares / beyond : Infinity;
}
