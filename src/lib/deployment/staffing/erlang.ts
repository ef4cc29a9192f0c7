/**
 * Share of calls that have to wait (Erlang C): calls come at random at a load of `load` busy units, each of `units` serves one at a
 * time, the waiting queue. By the recurrence of Erlang B, which does not overflow. 1 where units do not exceed the load.
 * @param load rate × service time, ≥ 0
 * @param units whole, ≥ 0
 */
export function erlangC(load: number, units: number): number {
	if (load <= 0) return 0;
	if (units <= load) return 1;
	let blocked = 1;
	for (let n = 1; n <= units; n++) blocked = (load * blocked) / (n + load * blocked);
	return blocked / (1 - (load / units) * (1 - blocked));
}

/** Share of calls answered within some minutes under Erlang C. @param each minutes that one call takes */
export function answeredWithin(load: number, units: number, each: number, minutes: number): number {
	if (units <= load) return load <= 0 ? 1 : 0;
	return 1 - erlangC(load, units) * Math.exp((-(units - load) * minutes) / each);
}

/** The least n with P(X ≤ n) ≥ share for a Poisson number X. @param share 0–1, below 1 */
export function poissonQuantile(mean: number, share: number): number {
	let term = Math.exp(-mean);
	let sum = term;
	let n = 0;
	// Rounding keeps the sum of all terms below some shares so near 1 that no n would do: a term of no weight ends the search.
	while (sum < share && (n < mean || term > Number.EPSILON * 1e-3)) {
		n++;
		term *= mean / n;
		sum += term;
	}
	return n;
}
