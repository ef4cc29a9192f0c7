import { beforeAfterAreas } from './before-after';
import { compare } from './compare';
import { frames } from './frames';

/**
 * The analyses that take time, as they run in a worker of their own: each takes what it needs as plain values and typed arrays, then an
 * AbortSignal, then a function that is told how far it is (0–1), and breathes between slices of its work.
 */
export const analyst = { beforeAfterAreas, compare, frames };

export type Analyst = typeof analyst;

/** Told the part of a job that is done, 0–1. */
export type OnProgress = (done: number) => void;

export { CLEAR_Q, EMPTY, FEWEST_TOGETHER, NOT_CLEAR, TOO_FEW, type CompareRequest, type CompareResult } from './compare';
export type { Frames, FramesRequest } from './frames';
export type { AreaCounts, AreasRequest, AreasResult, BinRange } from './before-after';
