import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Above this mean a Poisson number is drawn as a rounded normal one. */
const LARGE = 30;

const unit = (random: RandomGenerator): number => (uniformInt(random, 0, 0x7fff_fffe) + 1) / 0x8000_0000;

/** A Poisson number of the given mean (Knuth's products; a rounded normal above 30). */
export function poisson(mean: number, random: RandomGenerator): number {
	if (mean === 0) return 0;
	if (mean > LARGE) {
		const normal = Math.sqrt(-2 * Math.log(unit(random))) * Math.cos(2 * Math.PI * unit(random));
		return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
	}
	const least = Math.exp(-mean);
	let n = 0;
	for (let product = unit(random); product > least; product *= unit(random)) n++;
	return n;
}
