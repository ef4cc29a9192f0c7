import type { Codec } from './codec';

/** Bands of the near-repeat test: as many of a width as asked, from 0 on. */
export interface NearRepeatSettings {
	/** Width of a band of distance, metres, and how many there are. */
	readonly metres: number;
	readonly distances: number;
	/** Width of a band of time, days, and how many there are. */
	readonly days: number;
	readonly times: number;
}

const start: NearRepeatSettings = { metres: 200, distances: 5, days: 7, times: 4 };

/** What each may be. */
export const BANDS = {
	metres: { from: 10, to: 5000 },
	distances: { from: 1, to: 10 },
	days: { from: 1, to: 90 },
	times: { from: 1, to: 10 }
} as const satisfies Record<keyof NearRepeatSettings, { readonly from: number; readonly to: number }>;

export const isBand = (name: keyof NearRepeatSettings, value: number): boolean =>
	Number.isInteger(value) && value >= BANDS[name].from && value <= BANDS[name].to;

export const nearRepeat: Codec<NearRepeatSettings> = {
	start,
	write: ({ metres, distances, days, times }) => [metres, distances, days, times].join('_'),
	read: (text) => {
		const [metres, distances, days, times] = text.split('_').map(Number);
		const read = { metres, distances, days, times };
		const of = (name: keyof NearRepeatSettings): number => {
			const value = read[name];
			return value !== undefined && isBand(name, value) ? value : start[name];
		};
		return { metres: of('metres'), distances: of('distances'), days: of('days'), times: of('times') };
	}
};
