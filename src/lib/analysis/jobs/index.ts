import { beforeAfterAreas } from './before-after';
import { busyWindows } from './busy-windows';
import { compare } from './compare';
import { densityMap } from './density-map';
import { emergingSpots } from './emerging-spots';
import { frames } from './frames';
import { hotSpots } from './hot-spots';
import { nearRepeat } from './near-repeat';
import { peopleMap } from './people-map';
import { readSeries } from './read-series';
import { weekPattern } from './week-pattern';

/**
 * The analyses that take time, as they run in a worker of their own: each takes what it needs as plain values and typed arrays, then an
 * AbortSignal, then a function that is told how far it is (0–1), and breathes between slices of its work.
 */
export const analyst = {
	beforeAfterAreas,
	busyWindows,
	compare,
	densityMap,
	emergingSpots,
	frames,
	hotSpots,
	nearRepeat,
	peopleMap,
	readSeries,
	weekPattern
};

export type Analyst = typeof analyst;

/** Told the part of a job that is done, 0–1. */
export type OnProgress = (done: number) => void;

export { EMPTY, NOT_CLEAR, TOO_FEW, type CompareRequest, type CompareResult } from './compare';
export type { Frames, FramesRequest } from './frames';
export type { AreaCounts, AreasRequest, AreasResult, BinRange } from './before-after';
export type { BusyWindowsRequest } from './busy-windows';
export type { DensityRequest, DensityResult } from './density-map';
export type { EmergingRequest, EmergingResult, PatternArea } from './emerging-spots';
export type { Checks, HotArea, HotSpotsRequest, HotSpotsResult } from './hot-spots';
export type { CellValues, StudyFacts, StudyRequest } from './study';
export { type Alarm, type Charted, type Direction, type SeriesReading, type SeriesRequest } from './read-series';
export type { PeakWindow, WeekPattern, WeekPatternRequest } from './week-pattern';
export type { PeopleResult } from './people-map';
export type { NearBlock, NearRepeatRequest, NearRepeatResult } from './near-repeat';
