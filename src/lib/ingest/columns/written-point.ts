import { AngleText } from './angle-text';
import { decimal } from './decimal';
import { isMissing } from './is-missing';
import type { PointColumns } from './place-plan';
import { PointText } from './point-text';

/** What came of reading the coordinates of a row. */
export const READ = 0;
export const MISSING = 1;
export const UNREADABLE = 2;

/** Reads the coordinates of a row as they are written; its fields hold the last row read, so that no row makes an object. */
export class WrittenPoint {
	/** Longitude or easting, latitude or northing. */
	x = 0;
	y = 0;
	/** Side of a grid reference's square, metres; NaN otherwise. */
	size = NaN;
	readonly text = new PointText();
	readonly #angle = new AngleText();

	constructor(private readonly columns: PointColumns) {}

	/** @returns READ, MISSING or UNREADABLE */
	read(row: readonly string[]): number {
		const { lng, lat, text, angles } = this.columns;
		if (text >= 0) return this.#fromText(row[text] ?? '');
		const east = row[lng] ?? '';
		const north = row[lat] ?? '';
		if (isMissing(east) || isMissing(north)) return MISSING;
		this.x = angles ? this.#fromAngle(east) : this.#number(east);
		this.y = angles ? this.#fromAngle(north) : this.#number(north);
		return Number.isFinite(this.x) && Number.isFinite(this.y) ? READ : UNREADABLE;
	}

	/** A text without a point, such as an address alone, has no coordinates rather than unreadable ones. */
	#fromText(written: string): number {
		if (isMissing(written) || !this.text.read(written)) return MISSING;
		const { form, first, second, size } = this.text;
		const latFirst = form === 'pair' && this.columns.latFirst;
		this.x = latFirst ? second : first;
		this.y = latFirst ? first : second;
		this.size = size;
		return READ;
	}

	#fromAngle(written: string): number {
		const angle = this.#angle;
		const comma = this.columns.decimalComma;
		return angle.read(written, 0, comma, true) && written.slice(angle.end).trim() === '' ? angle.value : NaN;
	}

	#number(written: string): number {
		return decimal(this.columns.decimalComma ? written.replace(',', '.') : written);
	}
}
