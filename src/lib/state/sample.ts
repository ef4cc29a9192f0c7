import alerts from '../../../data/sample/synthetic-university-safezone-alerts.csv?url';
import burglary from '../../../data/sample/synthetic-burglary-from-to.csv?url';
import campus from '../../../data/sample/synthetic-campus-outline.geojson?url';
import canterbury from '../../../data/sample/synthetic-canterbury-incidents.csv?url';
import maidstone from '../../../data/sample/synthetic-maidstone-incidents.csv?url';
import refuges from '../../../data/sample/synthetic-refuge-points.geojson?url';
import routes from '../../../data/sample/synthetic-walking-routes.geojson?url';
import terms from '../../../data/sample/synthetic-term-dates.csv?url';
import wards from '../../../data/sample/synthetic-sketch-wards.geojson?url';
import { HexbeatError } from '../core/errors';
import type { Mapping } from '../ingest';

/** The files of the synthetic sample as the app ships them, by name. */
const SAMPLE: Readonly<Record<string, string>> = {
	'synthetic-canterbury-incidents.csv': canterbury,
	'synthetic-maidstone-incidents.csv': maidstone,
	'synthetic-university-safezone-alerts.csv': alerts,
	'synthetic-burglary-from-to.csv': burglary,
	'synthetic-sketch-wards.geojson': wards,
	'synthetic-campus-outline.geojson': campus,
	'synthetic-walking-routes.geojson': routes,
	'synthetic-refuge-points.geojson': refuges,
	'synthetic-term-dates.csv': terms
};

/** Its points stay as they are: finer hexagons, repeats nearby and routes are tried out on them. */
export const SAMPLE_OVERRIDES: NonNullable<Mapping['overrides']> = { points: 'Made-up incidents: no person stands behind a point.' };

/** Fetches the sample from the app's own origin, as if the user had dropped its files. */
export function sampleFiles(): Promise<File[]> {
	return Promise.all(
		Object.entries(SAMPLE).map(async ([name, url]) => {
			const answer = await fetch(url);
			if (!answer.ok)
				throw new HexbeatError(
					'sample-missing',
					`The sample file ${name} is not here.`,
					'Build the app again, or drop a file of your own.'
				);
			return new File([await answer.blob()], name);
		})
	);
}
