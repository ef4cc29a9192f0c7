/** A stop that a plan proposes. */
export interface PlanPost {
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	/** As the list beside the map numbers it: "1". */
	readonly label: string;
	/** Unit that stands there, from 0: shape and colour tell units apart, also in greyscale. */
	readonly unit: number;
}

/** A plan to draw: numbered posts and the ground that each reaches. */
export interface PlanMark {
	readonly posts: readonly PlanPost[];
	/** Reach on foot around a post, metres; 0 draws none. */
	readonly radius: number;
}

export const UNIT_SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const;
/** No more than four units can be told apart on one map; further ones repeat the shapes. */
export const unitShape = (unit: number): (typeof UNIT_SHAPES)[number] => UNIT_SHAPES[unit % UNIT_SHAPES.length] ?? 'circle';

/** A numbered place, drawn as a hexagon. */
export interface SpotMark {
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	/** As the list beside the map numbers it: "1". */
	readonly label: string;
	/** Drawn larger. */
	readonly chosen: boolean;
}
