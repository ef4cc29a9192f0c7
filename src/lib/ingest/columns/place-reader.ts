import type { Box } from '../../core/filter';
import { averageAreaKm2 } from '../../core/cells';
import type { Spans } from '../formats';
import { decimal } from './decimal';
import { isMissing } from './is-missing';
import type { PlacePlan } from './place-plan';
import { decimalAt } from './plain-cells';
import { MISSING, READ, WrittenPoint } from './written-point';

/** Why rows have no location, with their number; and what was noticed of those that have one. */
export interface PlaceNotes {
	missing: number;
	unreadable: number;
	zero: number;
	range: number;
	/** Coordinates whose reference system is unknown. */
	unknown: number;
	/** Latitude and longitude exchanged, going by the rest of the file; put right where the plan says so. */
	exchanged: number;
	/** Fixes worse than the size of a hexagon of level 9, of level 8, and those left out for it. */
	worse9: number;
	worse8: number;
	coarse: number;
}

/** Radius of the circle as large as a hexagon of a level, metres: a fix worse than that may lie in the next hexagon. */
export const cellReach = (resolution: number): number => Math.sqrt((averageAreaKm2(resolution) * 1e6) / Math.PI);

const REACH_9 = cellReach(9);
const REACH_8 = cellReach(8);

/** Reads where a row happened; its fields hold the last row read. */
export class PlaceReader {
	/** Degrees; meaningful only after `read` returned true. */
	lng = 0;
	lat = 0;
	/** Radius of the fix in metres; NaN when not given. */
	radius = NaN;
	readonly notes: PlaceNotes = {
		missing: 0,
		unreadable: 0,
		zero: 0,
		range: 0,
		unknown: 0,
		exchanged: 0,
		worse9: 0,
		worse8: 0,
		coarse: 0
	};
	readonly #point: WrittenPoint;
	#plainRadius = NaN;

	constructor(private readonly plan: PlacePlan) {
		this.#point = new WrittenPoint(plan);
	}

	/** @returns false when the row has no usable location */
	read(row: readonly string[]): boolean {
		const point = this.#point;
		const got = point.read(row);
		if (got !== READ) return this.#none(got === MISSING ? 'missing' : 'unreadable');
		return this.#judge(row);
	}

	/** Reads plain numbers by their bytes; changes nothing but what `takePlain` then judges. @returns false for any other row */
	readPlain({ bytes, at, width }: Spans, row: number): boolean {
		const { lng, lat, text, angles, decimalComma, accuracy } = this.plan;
		if (text >= 0 || angles || decimalComma || lng < 0 || lat < 0) return false;
		const base = 2 * row * width;
		const cell = (column: number): number => decimalAt(bytes, at[base + 2 * column] ?? 0, at[base + 2 * column + 1] ?? 0);
		this.#point.x = cell(lng);
		this.#point.y = cell(lat);
		this.#plainRadius = accuracy < 0 ? NaN : cell(accuracy);
		return !Number.isNaN(this.#point.x + this.#point.y) && (accuracy < 0 || this.#plainRadius >= 0);
	}

	/** As `read`, of the row that `readPlain` just read. */
	takePlain(): boolean {
		return this.#judge(null);
	}

	/** @param row null when the numbers of the row are in hand */
	#judge(row: readonly string[] | null): boolean {
		const point = this.#point;
		// Before any projection: a false origin would turn a withheld place into a real one.
		if (point.x === 0 && point.y === 0) return this.#none('zero');
		if (this.plan.crs === 'unknown') return this.#none('unknown');
		if (!(this.plan.swapped ? this.#place(point.y, point.x) : this.#place(point.x, point.y))) return this.#none('range');
		return this.#measure(row);
	}

	#place(east: number, north: number): boolean {
		const { unproject, bounds, exchange } = this.plan;
		this.lng = east;
		this.lat = north;
		if (unproject) this.#unproject(unproject, east, north);
		else if (bounds && !inBox(bounds, east, north) && inBox(bounds, north, east)) {
			this.notes.exchanged++;
			if (exchange) {
				this.lng = north;
				this.lat = east;
			}
		}
		return inRange(this.lng, this.lat);
	}

	#unproject(unproject: NonNullable<PlacePlan['unproject']>, east: number, north: number): void {
		try {
			const [lng, lat] = unproject(east, north);
			this.lng = lng;
			this.lat = lat;
		} catch {
			this.lng = NaN;
		}
	}

	/** Takes the radius of the fix; false when it is too coarse for the plan. */
	#measure(row: readonly string[] | null): boolean {
		const { text, accuracy, coarsest } = this.plan;
		if (text < 0 && accuracy < 0) return true;
		if (row === null) this.radius = this.#plainRadius;
		else this.radius = text >= 0 && this.#point.size > 0 ? this.#point.size : this.#accuracy(row);
		if (this.radius > coarsest) return this.#none('coarse');
		if (this.radius > REACH_8) this.notes.worse8++;
		else if (this.radius > REACH_9) this.notes.worse9++;
		return true;
	}

	#accuracy(row: readonly string[]): number {
		const text = this.plan.accuracy < 0 ? '' : (row[this.plan.accuracy] ?? '');
		if (isMissing(text)) return NaN;
		const written = this.plan.decimalComma ? text.replace(',', '.') : text;
		const exact = decimal(written);
		const value = Number.isNaN(exact) ? parseFloat(written) : exact;
		return value >= 0 ? value : NaN;
	}

	#none(reason: keyof PlaceNotes): false {
		this.notes[reason]++;
		return false;
	}
}

/** False for NaN and infinity, too. */
const inRange = (lng: number, lat: number): boolean => lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90;
const inBox = ({ west, south, east, north }: Box, lng: number, lat: number): boolean =>
	lng >= west && lng <= east && lat >= south && lat <= north;
