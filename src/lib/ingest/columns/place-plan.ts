/** Turns projected metres into longitude and latitude in degrees. */
export type Unproject = (east: number, north: number) => readonly [lng: number, lat: number];

/** How the coordinates of a file are read. Columns are −1 where there is none. */
export interface PlacePlan {
	/** Column of the longitude or easting, and of the latitude or northing. */
	readonly lng: number;
	readonly lat: number;
	/** Radius of the fix in metres. */
	readonly accuracy: number;
	/** "EPSG:4326", "EPSG:27700", or "unknown": then every row stays unlocated. */
	readonly crs: string;
	readonly unproject: Unproject | null;
	/** The whole column has the two exchanged. */
	readonly swapped: boolean;
	readonly decimalComma: boolean;
}
