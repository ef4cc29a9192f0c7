import type { Line } from '../network/network';
import type { ExpectedCells, Post } from '../plan';

/** One patrol on foot. */
export interface ShiftUnit {
	/** Where it starts and finishes, degrees; null starts at its post. */
	readonly depot: Position | null;
	/** Minutes after midnight of the shift's day: from when it may leave, and by when it must be back. */
	readonly from: number;
	readonly to: number;
}

export interface Position {
	readonly lng: number;
	readonly lat: number;
}

/** What the tours of a plan are asked for. Structured-clone-able. */
export interface ShiftToursRequest {
	readonly posts: readonly Pick<Post, 'cell' | 'lng' | 'lat'>[];
	/** Places that the posts reach: the ground of each patrol. */
	readonly cells: Pick<ExpectedCells, 'ids' | 'centres' | 'share' | 'reachedBy'>;
	readonly units: readonly ShiftUnit[];
	/** Minutes at a stop, and minutes until the next visit to it at least. */
	readonly dwell: number;
	readonly revisit: number;
	/** Walking speed, km/h; 4.8 by default. */
	readonly speed?: number;
	/** Lines of a loaded street or path layer, degrees; null walks straight lines × 1.3. */
	readonly streets: readonly Line[] | null;
	/** Starts and orders differ with the seed; equal requests give equal tours. */
	readonly seed: number;
}

/** A place where a patrol stays. */
export interface TourPlace extends Position {
	/** H3 index. */
	readonly cell: string;
	/** Part of all that is to be covered (incidents, or harm) in this hexagon, 0–1. */
	readonly share: number;
}

/** One stay. Minutes after midnight of the shift's day: 1,510 is 01:10 on the next. */
export interface TourStay {
	/** Position among the tour's places. */
	readonly place: number;
	readonly arrive: number;
	readonly leave: number;
}

/** What one patrol does. */
export interface ShiftTour {
	/** Patrol from 0, and the post whose ground it has. */
	readonly unit: number;
	readonly post: number;
	readonly depot: Position;
	/** In the order of their first stay: place 0 is stop 1. */
	readonly places: readonly TourPlace[];
	readonly stays: readonly TourStay[];
	readonly start: number;
	readonly finish: number;
	/** Minutes; they add up to finish − start. */
	readonly walking: number;
	readonly dwelling: number;
	readonly waiting: number;
	/** Walked metres, the way from and to the depot included, and those of them along a straight line × 1.3. */
	readonly metres: number;
	readonly straight: number;
	/** Turns of the whole way from the depot back to it: longitude and latitude, degrees. Along the streets where they are loaded. */
	readonly way: readonly (readonly [lng: number, lat: number])[];
}

/** Tours of all patrols: the best found, not proved best. */
export interface ShiftTours {
	readonly tours: readonly ShiftTour[];
	/** Part of all that is to be covered that lies in hexagons with a stay, 0–1. */
	readonly share: number;
	/** Patrols whose depot is too far for a single stay. */
	readonly idle: readonly number[];
}
