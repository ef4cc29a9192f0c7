import type { Codec } from './codec';

export const PLAYBACK_STEPS = ['month', 'week', 'hour'] as const;
export type PlaybackStep = (typeof PLAYBACK_STEPS)[number];
/** Frames a second. */
export const SPEEDS = [1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

export interface PlaybackSettings {
	/** What a frame is; null follows the data. */
	readonly step: PlaybackStep | null;
	/** Month index, week or hour of the week on which the picture rests; null is the last (the first hour). */
	readonly at: number | null;
	readonly speed: Speed;
	readonly loop: boolean;
}

const start: PlaybackSettings = { step: null, at: null, speed: 2, loop: false };

export const playback: Codec<PlaybackSettings> = {
	start,
	write: ({ step, at, speed, loop }) => [step ?? 'auto', at ?? 'end', speed, loop ? 'loop' : ''].join('_'),
	read: (text) => {
		const [step, at = '', speed, loop] = text.split('_');
		return {
			step: PLAYBACK_STEPS.find((known) => known === step) ?? null,
			at: /^\d{1,5}$/.test(at) ? Number(at) : null,
			speed: SPEEDS.find((known) => String(known) === speed) ?? start.speed,
			loop: loop === 'loop'
		};
	}
};
