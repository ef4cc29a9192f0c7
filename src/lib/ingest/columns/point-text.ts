import { AngleText } from './angle-text';
import { GridReference } from './grid-reference';

/** How a point is written: two numbers, well-known text or GeoJSON (longitude first), numbers with their axis, a grid reference. */
export type PointForm = 'pair' | 'geometry' | 'axes' | 'grid';

const SEPARATORS = ' ,;/|\t\r\n"\'}\u00a0';

/** Reads a point out of one text; one object is used again for every row. */
export class PointText {
	form: PointForm = 'pair';
	/** The two numbers in the order written; for `axes` longitude, then latitude; for `grid` easting and northing in metres. */
	first = 0;
	second = 0;
	/** Side of a grid reference's square, metres; NaN otherwise. */
	size = NaN;
	readonly #angle = new AngleText();
	readonly #grid = new GridReference();

	/**
	 * Reads "51.28, 1.08", "POINT(1.08 51.28)", 51°16'48"N 1°4'48"E, "TR 149 579" and a pair in brackets behind other text (the last
	 * brackets count). @returns false when there is no point in the text
	 */
	read(text: string): boolean {
		this.size = NaN;
		const written = text.trim();
		if (written.length < 4) return false;
		if (this.#grid.read(written)) return this.#gridPoint();
		const open = Math.max(written.lastIndexOf('('), written.lastIndexOf('['));
		if (open >= 0) {
			const geometry = written.charAt(open) === '[' || /point ?z?m? *$/i.test(written.slice(Math.max(0, open - 12), open));
			if (this.#pair(written, open + 1, geometry, true)) return true;
		}
		return this.#pair(written, 0, false, false);
	}

	#gridPoint(): true {
		this.form = 'grid';
		this.first = this.#grid.east;
		this.second = this.#grid.north;
		this.size = this.#grid.size;
		return true;
	}

	#pair(text: string, from: number, geometry: boolean, bracketed: boolean): boolean {
		const angle = this.#angle;
		const points = text.indexOf('.', from) >= 0;
		const comma = !points && !geometry && (text.includes(';', from) || text.indexOf(',', text.indexOf(',', from) + 1) > 0);
		if (!angle.read(text, from, comma, !geometry)) return false;
		const { value: first, axis, marked, decimals } = angle;
		let at = angle.end;
		while (at < text.length && SEPARATORS.includes(text.charAt(at))) at++;
		if (at === angle.end && !marked) return false;
		if (!angle.read(text, at, comma, !geometry)) return false;
		const places = Math.max(decimals, angle.decimals);
		if (!(geometry || (marked && angle.marked) || places >= 2 || isPlain(first, angle.value, places, bracketed))) return false;
		if (!this.#closed(text, angle.end, bracketed)) return false;
		const known = axis ?? (angle.axis === 'lat' ? 'lng' : angle.axis === 'lng' ? 'lat' : null);
		if (axis !== null && axis === angle.axis) return false;
		this.form = known === null ? (geometry ? 'geometry' : 'pair') : 'axes';
		this.first = known === 'lat' ? angle.value : first;
		this.second = known === 'lat' ? first : angle.value;
		return true;
	}

	/** Nothing follows but the closing bracket (and whatever stands behind it), or a height. */
	#closed(text: string, from: number, bracketed: boolean): boolean {
		let at = from;
		while (at < text.length && SEPARATORS.includes(text.charAt(at))) at++;
		if (at >= text.length || text.charAt(at) === ')' || text.charAt(at) === ']') return true;
		if (!bracketed) return false;
		const rest = text.slice(at);
		return /^[-+]?\d+(\.\d+)?\s*[)\]]/.test(rest);
	}
}

/** Two numbers with few decimals are a point when both are metres of a grid, or both 0 ("withheld"), or in brackets. */
const isPlain = (first: number, second: number, decimals: number, bracketed: boolean): boolean =>
	(Math.abs(first) >= 1000 && Math.abs(second) >= 1000) || (first === 0 && second === 0) || (bracketed && decimals === 1);
