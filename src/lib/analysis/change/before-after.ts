import { eTest } from '../stats/e-test';
import { displacement, harmDisplacement, type BeforeAfter, type Displacement } from './wdd';

/** 1 − confidence of every interval of the test. */
export const ALPHA = 0.1;
/**
 * The difference is that of two Poisson sums (target after + control before, target before + control after). With one of them below this the
 * interval of the normal distribution is rough, and the exact test decides with it.
 */
export const FEW = 50;

/** What was counted, and over what. */
export interface Compared {
	readonly target: BeforeAfter;
	/** Counts of the control areas. */
	readonly control: BeforeAfter;
	/** The ring around the target with control areas of its own; null without a ring. */
	readonly ring: { readonly target: BeforeAfter; readonly control: BeforeAfter } | null;
	/** Local days that were counted. */
	readonly days: BeforeAfter;
	/** Control areas are this many times the size of what they are held against; 1 where picked by hand. */
	readonly times: number;
	/** The same for the ring's. */
	readonly ringTimes: number;
}

/** Incidents, over the days after, beyond what the control areas suggest; below 0 fewer. */
export interface Net {
	readonly estimate: number;
	readonly error: number;
	readonly low: number;
	readonly high: number;
}

export type Direction = 'fewer' | 'more' | 'unclear';

export interface BeforeAfterReading {
	/** Target against its control. */
	readonly local: Net;
	/** Ring against its control, and both together; null without a ring. */
	readonly ring: Net | null;
	readonly total: Net | null;
	/** Incidents of the days after that the control areas suggest for the target. */
	readonly suggested: number;
	readonly verdict: Direction;
	/** How the ring reads: `more` fits displacement, `fewer` a diffusion of benefits. */
	readonly moved: Direction | null;
	/**
	 * Exact test of "no difference", where counts are small: p, or null when days or areas differ in size, which it cannot take; then
	 * nothing is called clear. Absent where no count is small.
	 */
	readonly exact?: { readonly p: number | null };
}

/**
 * The before-and-after test: the weighted displacement difference of the target, of the ring, and of both, each with its interval.
 *
 * Sources: Wheeler & Ratcliffe (2018), Crime Science 7:11, by {@link displacement}; on small counts the E-test of Krishnamoorthy & Thomson
 * (2004) on the two Poisson sums whose difference the statistic is: target after + control before against target before + control after.
 */
export function beforeAfter({ target, control, ring, days, times, ringTimes }: Compared): BeforeAfterReading {
	const time: BeforeAfter = [days[0] / days[1], 1];
	const test = (own: BeforeAfter, other: BeforeAfter, size: number): Net =>
		netOf(displacement({ treated: own, control: other, time, area: [size, 1, 1, 1], alpha: ALPHA }));
	const local = test(target, control, times);
	const whole =
		ring === null
			? null
			: displacement({
					treated: target,
					control,
					displaced: { treated: ring.target, control: ring.control },
					time,
					area: [times, 1, ringTimes, 1],
					alpha: ALPHA
				});
	const around = ring === null ? null : test(ring.target, ring.control, ringTimes);
	const exact = isFew(target, control, times) ? { p: exactP(target, control, days, times) } : undefined;
	const clear = exact === undefined || (exact.p !== null && exact.p < ALPHA);
	return {
		local,
		ring: around,
		total: whole && netOf(whole),
		suggested: target[1] - local.estimate,
		verdict: clear ? directionOf(local) : 'unclear',
		moved: around && ring && ringDirection(around, ring, days, ringTimes),
		...(exact && { exact })
	};
}

function ringDirection(net: Net, ring: NonNullable<Compared['ring']>, days: BeforeAfter, times: number): Direction {
	if (!isFew(ring.target, ring.control, times)) return directionOf(net);
	const p = exactP(ring.target, ring.control, days, times);
	return p !== null && p < ALPHA ? directionOf(net) : 'unclear';
}

/** The interval lies wholly on one side of 0. */
export const directionOf = ({ low, high }: Pick<Net, 'low' | 'high'>): Direction => (high < 0 ? 'fewer' : low > 0 ? 'more' : 'unclear');

const isFew = (own: BeforeAfter, other: BeforeAfter, times: number): boolean =>
	Math.min(own[1] + other[0] / times, own[0] + other[1] / times) < FEW;

const netOf = ({ total, low, high }: Displacement): Net => ({ ...total, low, high });

function exactP(own: BeforeAfter, other: BeforeAfter, days: BeforeAfter, times: number): number | null {
	if (days[0] !== days[1] || times !== 1) return null;
	return eTest({ count: own[1] + other[0], exposure: 1 }, { count: own[0] + other[1], exposure: 1 });
}

/** Counts of one category with the harm of one incident. */
export interface WeighedCounts extends Pick<Compared, 'target' | 'control'> {
	readonly weight: number;
}

/**
 * The same difference with every incident weighted by its harm: categories count as independent.
 *
 * Source: ptools `wdd_harm`, by {@link harmDisplacement}.
 */
export function harmNet(categories: readonly WeighedCounts[], days: BeforeAfter, times: number): Net {
	const time: BeforeAfter = [days[0] / days[1], 1];
	const effects = categories.map(({ target, control }) => displacement({ treated: target, control, time, area: [times, 1, 1, 1] }).local);
	const { estimate, error, low, high } = harmDisplacement(
		effects,
		categories.map(({ weight }) => weight),
		ALPHA
	);
	return { estimate, error, low, high };
}
