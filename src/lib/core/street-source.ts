/** Where street tiles come from: a PMTiles file that the user dropped, or what the deployer named on the app's own origin. */
export type StreetSource =
	| { readonly kind: 'file'; readonly file: File; readonly attribution: string }
	| { readonly kind: 'archive'; readonly url: string; readonly attribution: string }
	| {
			readonly kind: 'tiles';
			/** Template with {z}, {x} and {y} of vector tiles (MVT). */
			readonly url: string;
			readonly layers: readonly string[];
			readonly maxzoom: number;
			readonly attribution: string;
	  };
