import { NO_SLOT, ORIGINS, UNLOCATED } from '../../core/incident';
import type { IncidentBatch, IncidentColumns, NamedField, Origin } from '../../core/incident';
import { weekdayOf } from '../../core/time';
import type { Spans } from '../formats';
import { NameCodes } from './name-codes';
import { originOf } from './origin-of';
import type { PlacePlan } from './place-plan';
import { PlaceReader } from './place-reader';
import { textAt } from './plain-cells';
import { PointIndex } from './point-index';
import type { WhenPlan } from './when-plan';
import { WhenReader } from './when-reader';

/** Where a file keeps what a batch needs; columns are −1 where there is none. */
export interface BatchPlan {
	readonly when: WhenPlan;
	readonly place: PlacePlan | null;
	readonly category: number;
	readonly outcome: number;
	readonly area: number;
	/** Applied to names when first seen; '' leaves the row without one. */
	readonly shorten: Readonly<Record<NamedField, (name: string) => string>>;
	readonly origin: number;
	/** Origin by category where no column says it. */
	readonly originOfCategory: (category: string) => Origin;
}

type Writable = { -readonly [K in keyof IncidentColumns]: IncidentColumns[K] };
const UNKNOWN = ORIGINS.indexOf('unknown');
const NO_LOCATION: PlacePlan = {
	lng: -1,
	lat: -1,
	text: -1,
	latFirst: true,
	angles: false,
	decimalComma: false,
	accuracy: -1,
	crs: 'EPSG:4326',
	unproject: null,
	swapped: false,
	bounds: null,
	exchange: false,
	coarsest: Infinity
};

/** Fills batches of incidents row by row. Names and points are coded for the whole source. */
export class BatchBuilder {
	/** Rows in the batch under construction. */
	length = 0;
	readonly when: WhenReader;
	readonly place: PlaceReader;
	readonly points = new PointIndex();
	readonly category: NameCodes;
	readonly outcome: NameCodes;
	readonly area: NameCodes;
	readonly #origins = new Map<string, number>();
	readonly #originByCode: number[] = [];
	#columns: Writable;
	#pointsSent = 0;

	constructor(
		private readonly plan: BatchPlan,
		readonly capacity: number
	) {
		this.when = new WhenReader(plan.when);
		this.place = new PlaceReader(plan.place ?? NO_LOCATION);
		this.category = new NameCodes(plan.shorten.category);
		this.outcome = new NameCodes(plan.shorten.outcome);
		this.area = new NameCodes(plan.shorten.area);
		this.#columns = columnsOf(capacity);
	}

	/** @returns false when the row has no readable date; it is not added then */
	add(row: readonly string[]): boolean {
		const { when, plan } = this;
		if (!when.read(row)) return false;
		const located = plan.place !== null && this.place.read(row);
		const category = this.category.code(plan.category < 0 ? '' : (row[plan.category] ?? ''));
		const outcome = this.outcome.code(plan.outcome < 0 ? '' : (row[plan.outcome] ?? ''));
		const area = this.area.code(plan.area < 0 ? '' : (row[plan.area] ?? ''));
		this.#put(located, category, outcome, area, plan.origin < 0 ? this.#originFor(category) : this.#originIn(row[plan.origin] ?? ''));
		return true;
	}

	/** The same by the bytes of a row, where they are written plainly. @returns false for any other row, to be added as text */
	addPlain(spans: Spans, row: number): boolean {
		const { when, place, plan } = this;
		if (!when.readPlain(spans, row) || (plan.place !== null && !place.readPlain(spans, row))) return false;
		when.takePlain();
		const located = plan.place !== null && place.takePlain();
		const category = codeIn(this.category, spans, row, plan.category);
		const outcome = codeIn(this.outcome, spans, row, plan.outcome);
		const area = codeIn(this.area, spans, row, plan.area);
		this.#put(
			located,
			category,
			outcome,
			area,
			plan.origin < 0 ? this.#originFor(category) : this.#originIn(cellText(spans, row, plan.origin))
		);
		return true;
	}

	/** Puts down what the readers hold. */
	#put(located: boolean, category: number, outcome: number, area: number, origin: number): void {
		const { when } = this;
		const i = this.length++;
		const to = this.#columns;
		to.dayFirst[i] = when.dayFirst;
		to.dayLast[i] = when.dayLast;
		to.month[i] = when.month;
		to.second[i] = when.second;
		to.slot[i] = when.second < 0 ? NO_SLOT : weekdayOf(when.dayFirst) * 24 + Math.floor(when.second / 3600);
		to.utc[i] = when.utc;
		to.until[i] = when.until;
		to.precision[i] = when.precision;
		to.location[i] = located ? this.points.add(this.place.lng, this.place.lat) : UNLOCATED;
		to.accuracy[i] = located ? this.place.radius : NaN;
		to.category[i] = category;
		to.outcome[i] = outcome;
		to.area[i] = area;
		to.origin[i] = origin;
	}

	/** Takes the batch built so far; the next row begins another. */
	flush(): IncidentBatch {
		const columns = this.length === this.capacity ? this.#columns : cut(this.#columns, this.length);
		const newPoints = this.points.from(this.#pointsSent);
		const newNames = { category: this.category.takeNew(), outcome: this.outcome.takeNew(), area: this.area.takeNew() };
		const batch: IncidentBatch = { length: this.length, columns, newNames, newPoints };
		this.#pointsSent = this.points.size;
		this.length = 0;
		this.#columns = columnsOf(this.capacity);
		return batch;
	}

	#originFor(category: number): number {
		const known = this.#originByCode[category];
		if (known !== undefined) return known;
		const origin = ORIGINS.indexOf(this.plan.originOfCategory(this.category.names[category] ?? ''));
		this.#originByCode[category] = origin;
		return origin;
	}

	#originIn(text: string): number {
		const known = this.#origins.get(text);
		if (known !== undefined) return known;
		const origin = text === '' ? UNKNOWN : ORIGINS.indexOf(originOf(text));
		this.#origins.set(text, origin);
		return origin;
	}
}

function codeIn(names: NameCodes, { bytes, at, width }: Spans, row: number, column: number): number {
	if (column < 0) return names.code('');
	const cell = 2 * (row * width + column);
	return names.codeAt(bytes, at[cell] ?? 0, at[cell + 1] ?? 0);
}

function cellText({ bytes, at, width }: Spans, row: number, column: number): string {
	const cell = 2 * (row * width + column);
	return textAt(bytes, at[cell] ?? 0, at[cell + 1] ?? 0);
}

function columnsOf(length: number): Writable {
	return {
		dayFirst: new Int32Array(length),
		dayLast: new Int32Array(length),
		month: new Uint16Array(length),
		slot: new Uint8Array(length),
		second: new Int32Array(length),
		utc: new Float64Array(length),
		until: new Float64Array(length),
		precision: new Uint8Array(length),
		location: new Int32Array(length),
		accuracy: new Float32Array(length),
		category: new Uint16Array(length),
		outcome: new Uint16Array(length),
		area: new Uint16Array(length),
		origin: new Uint8Array(length)
	};
}

/** Copies of the first rows, so that a short batch does not carry the buffers of a long one. */
function cut(from: IncidentColumns, length: number): Writable {
	return {
		dayFirst: from.dayFirst.slice(0, length),
		dayLast: from.dayLast.slice(0, length),
		month: from.month.slice(0, length),
		slot: from.slot.slice(0, length),
		second: from.second.slice(0, length),
		utc: from.utc.slice(0, length),
		until: from.until.slice(0, length),
		precision: from.precision.slice(0, length),
		location: from.location.slice(0, length),
		accuracy: from.accuracy.slice(0, length),
		category: from.category.slice(0, length),
		outcome: from.outcome.slice(0, length),
		area: from.area.slice(0, length),
		origin: from.origin.slice(0, length)
	};
}
