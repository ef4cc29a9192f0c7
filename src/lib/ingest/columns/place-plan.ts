import type { Box } from '../../core/filter';

/** Turns projected metres or feet into longitude and latitude in degrees. Throws, or gives NaN, where there is no such place. */
export type Unproject = (east: number, north: number) => readonly [lng: number, lat: number];

/** Where a file keeps its coordinates and how they are written. Columns are −1 where there is none. */
export interface PointColumns {
	/** Column of the longitude or easting, and of the latitude or northing. */
	readonly lng: number;
	readonly lat: number;
	/** Column of texts that hold both; then the two above are −1. */
	readonly text: number;
	/** A text without further marks gives the latitude first. */
	readonly latFirst: boolean;
	/** The two columns hold angles with degree marks or letters rather than plain numbers. */
	readonly angles: boolean;
	readonly decimalComma: boolean;
}

/** How the coordinates of a file are read. */
export interface PlacePlan extends PointColumns {
	/** Radius of the fix in metres. */
	readonly accuracy: number;
	/** "EPSG:4326", "EPSG:27700" or another code, "proj4" for a typed definition, or "unknown": then every row stays unlocated. */
	readonly crs: string;
	readonly unproject: Unproject | null;
	/** The whole column has the two exchanged. */
	readonly swapped: boolean;
	/** Where the points of the file lie: a row outside it that lies inside when exchanged was exchanged. Null: not looked for. */
	readonly bounds: Box | null;
	/** What is done with such rows. */
	readonly exchange: boolean;
	/** Fixes worse than this (metres) are left without a location; Infinity keeps them all. */
	readonly coarsest: number;
}
