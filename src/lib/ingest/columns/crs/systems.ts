/** A projected reference system. */
export interface CrsSystem {
	/** "EPSG:27700"; for a definition that the user typed, "proj4". */
	readonly code: string;
	/** "OSGB36 / British National Grid". */
	readonly name: string;
	/** proj4 text. */
	readonly definition: string;
	/** Area of use, degrees. */
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

/** National and other grids that exports of one place may use without saying so, besides UTM zones and US state planes. */
const GRIDS = new Set(
	(
		'27700 29903 2157 3857 2154 27572 28992 31370 3812 2056 21781 2169 31287 31467 31468 31469 31466 3006 3021 3067 3301 2180 5514 2100 ' +
		'3003 3004 3763 27429 25829 25830 23700 31700 3765 2039 2193 27200 3005 3347 3400 2952 2950 3414 2326 3826 5179 5186 3116'
	).split(' ')
);
const UTM = /^WGS 84 \/ UTM zone \d+[NS]$/;
const STATE_PLANE =
	/^NAD83 \/ (?!.*(?:UTM|MTM|BLM|Albers|Lambert|LCC|CS2000|Mercator|Centric|Mapping|TM|Forest|Las Vegas|feet|Offshore|Austin))[A-Z]/;

/** The known systems: 4,475 projected ones of the EPSG Dataset, kept as lines of text and read one by one. */
export class Systems {
	readonly #lines: Map<string, string>;

	constructor(text: string) {
		this.#lines = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf('|')), line]));
	}

	/** By its code, "EPSG:27700"; null when it is not listed. */
	find(code: string): CrsSystem | null {
		const line = this.#lines.get(code.replace(/^EPSG:/i, ''));
		return line === undefined ? null : systemOf(line);
	}

	/** Those that are tried on coordinates of unknown system: one of each family that lands on the same place. */
	candidates(): CrsSystem[] {
		const found: CrsSystem[] = [];
		for (const [code, line] of this.#lines) {
			const name = line.slice(code.length + 1, line.indexOf('|', code.length + 1));
			if (GRIDS.has(code) || UTM.test(name) || STATE_PLANE.test(name)) found.push(systemOf(line));
		}
		return found;
	}
}

function systemOf(line: string): CrsSystem {
	const [code = '', name = '', definition = '', west, south, east, north] = line.split('|');
	return {
		code: `EPSG:${code}`,
		name,
		definition,
		west: Number(west),
		south: Number(south),
		east: Number(east),
		north: Number(north)
	};
}

let loaded: Promise<Systems> | null = null;

/** Loads the list on first use (about 65 kB over the wire). */
export function loadSystems(): Promise<Systems> {
	loaded ??= import('./systems.json').then(({ default: { lines } }) => new Systems(lines));
	return loaded;
}
