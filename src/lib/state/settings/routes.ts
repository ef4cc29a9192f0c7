import type { WeekWindow } from '../../core/filter';
import type { Codec } from './codec';
import { readLayer, writeLayer } from './site';
import { readWeek, writeWeek } from './week';

/** How incidents along routes are counted and what is placed on them. */
export interface RouteSettings {
	/** Name of the layer of routes; null takes the one that fits best. */
	readonly layer: string | null;
	/** Metres on either side within which an incident counts. */
	readonly buffer: number;
	/** Length of the pieces that are compared, metres. */
	readonly piece: number;
	/** Hours that count; null for all. */
	readonly window: WeekWindow | null;
	/** Name of the layer of refuge points; null takes the one that fits best, '' none. */
	readonly refuges: string | null;
	/** Walk to a refuge point, metres. */
	readonly refugeWalk: number;
	/** Marshals to place, 1–5, and how far each walks, metres. */
	readonly marshals: number;
	readonly marshalWalk: number;
}

const start: RouteSettings = {
	layer: null,
	buffer: 50,
	piece: 200,
	window: null,
	refuges: null,
	refugeWalk: 400,
	marshals: 2,
	marshalWalk: 200
};

const whole = (text: string | undefined, least: number, most: number, otherwise: number): number => {
	const n = /^\d{1,4}$/.test(text ?? '') ? Number(text) : NaN;
	return n >= least && n <= most ? n : otherwise;
};

export const routes: Codec<RouteSettings> = {
	start,
	write: ({ layer, buffer, piece, window, refuges, refugeWalk, marshals, marshalWalk }) =>
		[buffer, piece, window ? writeWeek(window) : 'all', refugeWalk, marshals, marshalWalk, writeLayer(layer), writeLayer(refuges)].join(
			','
		),
	read: (text) => {
		const [buffer, piece, window = '', refugeWalk, marshals, marshalWalk, layer = '', refuges = ''] = text.split(',');
		return {
			layer: readLayer(layer),
			buffer: whole(buffer, 10, 500, start.buffer),
			piece: whole(piece, 50, 2000, start.piece),
			window: window === 'all' ? null : readWeek(window),
			refuges: readLayer(refuges),
			refugeWalk: whole(refugeWalk, 100, 2000, start.refugeWalk),
			marshals: whole(marshals, 1, 5, start.marshals),
			marshalWalk: whole(marshalWalk, 50, 1000, start.marshalWalk)
		};
	}
};
