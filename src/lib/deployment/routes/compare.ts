import { falseDiscovery } from '../../analysis/stats/fdr';
import { poissonInterval } from '../../analysis/stats/poisson-interval';
import { changeP, rateRatio } from '../../analysis/stats/rate-ratio';
import { FEWEST_INCIDENTS } from '../refuse';
import type { Piece, PieceVerdict } from './contract';

const PER = 100;
const FALSE = 0.05;

/** Incidents per 100 m with the exact Poisson 95 % interval (Garwood 1936). */
export function rateOf(incidents: number, metres: number): Pick<Piece, 'rate' | 'low' | 'high'> {
	const { low, high } = poissonInterval(incidents);
	const scale = metres > 0 ? PER / metres : 0;
	return { rate: incidents * scale, low: low * scale, high: high * scale };
}

/**
 * Each piece against all others together, lengths as exposure: ratio of Poisson rates with its exact interval, and what is left of it at a
 * false discovery rate of 5 % over all pieces that can be compared (Benjamini & Hochberg 1995).
 */
export function compared(pieces: readonly { readonly incidents: number; readonly metres: number }[]): Pick<Piece, 'ratio' | 'verdict'>[] {
	const all = pieces.reduce((sum, { incidents, metres }) => ({ incidents: sum.incidents + incidents, metres: sum.metres + metres }), {
		incidents: 0,
		metres: 0
	});
	const tests = pieces.map(({ incidents, metres }) => {
		const rest = { count: all.incidents - incidents, exposure: all.metres - metres };
		if (incidents < FEWEST_INCIDENTS || rest.count < FEWEST_INCIDENTS || !(rest.exposure > 0)) return null;
		const now = { count: incidents, exposure: metres };
		const { ratio, low, high } = rateRatio(now, rest);
		return { ratio: { value: ratio, low, high }, p: changeP(now, rest).central };
	});
	const made = tests.filter((test) => test !== null);
	const q = falseDiscovery(made.map(({ p }) => p));
	const qOf = new Map(made.map((test, i) => [test, q[i] ?? 1]));
	return tests.map((test) => {
		if (test === null) return { ratio: null, verdict: 'too-few' };
		return { ratio: test.ratio, verdict: verdictOf(test.ratio, qOf.get(test) ?? 1) };
	});
}

function verdictOf({ low, high }: { readonly low: number; readonly high: number }, q: number): PieceVerdict {
	if (q > FALSE || (low <= 1 && high >= 1)) return 'not-clear';
	return low > 1 ? 'higher' : 'lower';
}
