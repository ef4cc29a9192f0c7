import type { Codec } from './codec';

export const TIME_WEIGHTS = ['spread', 'start'] as const;

/** How Time of day places incidents whose time is a range: spread over it (aoristic), or at its start. */
export type TimeWeights = (typeof TIME_WEIGHTS)[number];

export const times: Codec<TimeWeights> = {
	start: 'spread',
	write: (weights) => weights,
	read: (text) => TIME_WEIGHTS.find((known) => known === text) ?? times.start
};
