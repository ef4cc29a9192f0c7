import type { PointHours } from '../../core/answers';
import type { WeekWindow } from '../../core/filter';
import type { ExistingPoint } from '../sites/contract';

/** A way-marked route: one line, or several where it is broken. */
export interface Route {
	readonly name: string;
	/** Longitude and latitude in turn of each line, degrees. */
	readonly lines: readonly Float64Array[];
}

/** What is asked for. Structured-clone-able. */
export interface RoutesRequest {
	readonly routes: readonly Route[];
	readonly incidents: Pick<PointHours, 'lng' | 'lat' | 'slot' | 'count' | 'coarse'>;
	/** Metres on either side within which an incident counts. */
	readonly bufferMetres: number;
	/** Length of the pieces that routes are cut into, about; metres. */
	readonly pieceMetres: number;
	/** Hours that count; null for all. */
	readonly window: WeekWindow | null;
	readonly refuges: readonly ExistingPoint[];
	/** Walk to a refuge point, and from a marshal's position, metres. */
	readonly refugeMetres: number;
	readonly marshalMetres: number;
	/** Marshals to place, 1–5. */
	readonly marshals: number;
	/** Locations are snapped to shared map points. */
	readonly snapped: boolean;
}

export type PieceVerdict = 'higher' | 'lower' | 'not-clear' | 'too-few';

/** A piece of a route with the incidents that lie nearest to it. */
export interface Piece {
	/** Place among the routes. */
	readonly route: number;
	/** Number on its route, from 1. */
	readonly number: number;
	/** Metres from the start of the route. */
	readonly from: number;
	readonly to: number;
	/** Longitude and latitude in turn, degrees. */
	readonly line: Float64Array;
	readonly incidents: number;
	/** Incidents per 100 m, with the exact Poisson 95 % interval. */
	readonly rate: number;
	readonly low: number;
	readonly high: number;
	/** Rate against that of all other pieces together, with its exact 95 % interval; null where either has fewer than 20 incidents. */
	readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null;
	/** Clear where the interval excludes 1 and so does the false discovery rate of 5 % over all pieces. */
	readonly verdict: PieceVerdict;
	/** Busiest civil hours of the day: 24 counts. */
	readonly hours: Uint32Array;
	/** Hours of the week (of those that count) in which its middle is within reach of an open refuge point. */
	readonly openHours: number;
}

/** A whole route. */
export interface RouteFigures {
	readonly name: string;
	readonly metres: number;
	readonly incidents: number;
	readonly rate: number;
	readonly low: number;
	readonly high: number;
	readonly hours: Uint32Array;
	/** Share of its length within reach of an open refuge point by hour of the day, mean over the days that count: 24 shares; NaN for hours that do not count. */
	readonly covered: Float64Array;
	/** The same whatever the hours. */
	readonly coveredEver: number;
}

/** Where a marshal could stand. */
export interface MarshalPost {
	readonly lng: number;
	readonly lat: number;
	readonly route: number;
	/** Metres from the start of the route. */
	readonly at: number;
	/** Incidents within the walk that no post named before reaches. */
	readonly adds: number;
}

/** What the routes hold. Structured-clone-able. */
export interface RoutesFigures {
	readonly kind: 'routes';
	readonly routes: readonly RouteFigures[];
	/** In order of route and number; whole routes where `coarser` says why. */
	readonly pieces: readonly Piece[];
	/** Incidents within the buffer: each counted once, at its nearest piece. */
	readonly incidents: number;
	/** Of those, within the buffer of more than one route. */
	readonly shared: number;
	/** Of those, of unknown hour (counted where no hours are chosen), and those left out because hours are chosen. */
	readonly untimed: number;
	readonly leftUntimed: number;
	/** Of those, at the centre of a hexagon that covers the exact place. */
	readonly coarse: number;
	/** Incidents that count, wherever they are. */
	readonly total: number;
	/** Hours of the week that count. */
	readonly weekHours: number;
	/** Distinct places within the buffer, and how far one lies from the next: metres, median. */
	readonly places: number;
	readonly grainMetres: number;
	/** Why routes were not cut into pieces. */
	readonly coarser: { readonly fault: string; readonly remedy: string } | null;
	readonly marshals: {
		readonly posts: readonly MarshalPost[];
		readonly reached: number;
		/** No choice of as many positions reaches more. */
		readonly bound: number;
	};
}

export interface RoutesRefusal {
	readonly kind: 'refusal';
	readonly code: 'too-few-incidents' | 'hexagon-centres' | 'hours-unknown';
	readonly fault: string;
	readonly remedy: string;
	/** A buffer that would do, metres. */
	readonly buffer: number | null;
}
