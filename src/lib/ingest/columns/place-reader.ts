import { decimal } from './decimal';
import { isMissing } from './is-missing';
import type { PlacePlan } from './place-plan';

/** Why rows have no location, with their number. */
export interface PlaceNotes {
	missing: number;
	unreadable: number;
	zero: number;
	range: number;
	/** Coordinates whose reference system is unknown. */
	unknown: number;
}

/** Reads where a row happened; its fields hold the last row read. */
export class PlaceReader {
	/** Degrees; meaningful only after `read` returned true. */
	lng = 0;
	lat = 0;
	readonly notes: PlaceNotes = { missing: 0, unreadable: 0, zero: 0, range: 0, unknown: 0 };

	constructor(private readonly plan: PlacePlan) {}

	/** @returns false when the row has no usable location */
	read(row: readonly string[]): boolean {
		const { plan } = this;
		const eastText = row[plan.swapped ? plan.lat : plan.lng] ?? '';
		const northText = row[plan.swapped ? plan.lng : plan.lat] ?? '';
		if (isMissing(eastText) || isMissing(northText)) return this.#none('missing');
		const east = this.#number(eastText);
		const north = this.#number(northText);
		if (Number.isNaN(east) || Number.isNaN(north)) return this.#none('unreadable');
		if (east === 0 && north === 0) return this.#none('zero');
		if (plan.crs === 'unknown') return this.#none('unknown');
		if (plan.unproject) return this.#projected(plan.unproject(east, north));
		if (!inRange(east, north)) return this.#none('range');
		this.lng = east;
		this.lat = north;
		return true;
	}

	/** Radius in metres; NaN when not given. */
	accuracy(row: readonly string[]): number {
		if (this.plan.accuracy < 0) return NaN;
		const text = row[this.plan.accuracy] ?? '';
		if (isMissing(text)) return NaN;
		const value = parseFloat(this.plan.decimalComma ? text.replace(',', '.') : text);
		return value >= 0 ? value : NaN;
	}

	#projected([lng, lat]: readonly [number, number]): boolean {
		if (!inRange(lng, lat)) return this.#none('range');
		this.lng = lng;
		this.lat = lat;
		return true;
	}

	#none(reason: keyof PlaceNotes): false {
		this.notes[reason]++;
		return false;
	}

	#number(text: string): number {
		return decimal(this.plan.decimalComma ? text.replace(',', '.') : text);
	}
}

/** False for NaN and infinity, too. */
const inRange = (lng: number, lat: number): boolean => lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90;
