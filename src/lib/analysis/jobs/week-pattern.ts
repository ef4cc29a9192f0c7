import type { WeekSpans } from '../../core/answers';
import { breathe } from '../../core/breathe';
import type { Period } from '../../core/filter';
import { aoristic } from '../aoristic';
import { heapingOf, type Heaping } from '../heaping';
import { peakWindows, type PeakWindow } from '../peak-windows';
import { weekHourExposure } from '../temporal';

export interface WeekPatternRequest {
	/** Incidents, in one or more lists. */
	readonly spans: readonly WeekSpans[];
	/** Local days over which they were counted, without overlap. */
	readonly periods: readonly Period[];
	/** Whether a night belongs to its evening. */
	readonly nights: boolean;
}

/** The week by its 168 civil hours, Monday 00:00 first. */
export interface WeekPattern {
	/** Incidents by the hour at which they can first have happened. */
	readonly plain: Float64Array;
	/** Incidents spread over all hours in which they can have happened. */
	readonly aoristic: Float64Array;
	/** How often each hour came. */
	readonly exposure: Uint32Array;
	/** Incidents with a known hour, those of them with a range of more than a minute, and those without a known hour. */
	readonly timed: number;
	readonly ranged: number;
	readonly untimed: number;
	readonly heaping: Heaping;
	/** Windows that stand out, by each of the two. */
	readonly peaks: { readonly plain: readonly PeakWindow[]; readonly aoristic: readonly PeakWindow[] };
}

/** Both ways to place incidents in the week, with how often each hour came. */
export async function weekPattern({ spans, periods, nights }: WeekPatternRequest, signal?: AbortSignal): Promise<WeekPattern> {
	const all = joined(spans);
	const plain = aoristic({ start: all.start, length: new Float64Array(all.start.length).fill(NaN), count: all.count });
	await breathe(signal);
	const spread = aoristic(all);
	await breathe(signal);
	const exposure = new Uint32Array(168);
	for (const period of periods) weekHourExposure(period).forEach((times, slot) => (exposure[slot] = (exposure[slot] ?? 0) + times));
	await breathe(signal);
	return {
		plain,
		aoristic: spread,
		exposure,
		timed: total(all.count),
		ranged: total(all.count.filter((_, i) => (all.length[i] ?? 0) > 1)),
		untimed: all.untimed,
		heaping: heapingOf(all),
		peaks: { plain: peakWindows(plain, exposure, { nights }), aoristic: peakWindows(spread, exposure, { nights }) }
	};
}

const total = (counts: Uint32Array): number => counts.reduce((a, b) => a + b, 0);

function joined(spans: readonly WeekSpans[]): WeekSpans {
	return {
		start: Uint16Array.from(spans.flatMap(({ start }) => [...start])),
		length: Float64Array.from(spans.flatMap(({ length }) => [...length])),
		count: Uint32Array.from(spans.flatMap(({ count }) => [...count])),
		hourly: Uint32Array.from(spans.flatMap(({ hourly }) => [...hourly])),
		untimed: spans.reduce((sum, { untimed }) => sum + untimed, 0)
	};
}

export type { PeakWindow } from '../peak-windows';
