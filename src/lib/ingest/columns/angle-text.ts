/** Which coordinate an angle says that it is. */
export type Axis = 'lat' | 'lng';

const DEGREE = '°º˚d';
const MINUTE = "'′’`m";
const SECOND = '"″”s';
const LABEL_END = ' :="\'\u00a0';

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Reads one angle: a decimal number, degrees with minutes and seconds, with N, S, E or W, or behind "lat" or "lon". */
export class AngleText {
	/** Degrees (or a projected value), south and west negative. */
	value = 0;
	axis: Axis | null = null;
	/** A degree mark, a letter or a label says that this is an angle. */
	marked = false;
	/** Digits behind the decimal mark of the last number. */
	decimals = 0;
	/** Where reading ended. */
	end = 0;
	#minus = false;
	#southWest = false;
	#number = 0;

	/**
	 * Reads an angle that begins at a place of the text, after spaces.
	 * @param comma decimal mark is a comma
	 * @param spaced minutes and seconds may follow after a space ("51 16 48 N")
	 */
	read(text: string, from: number, comma: boolean, spaced: boolean): boolean {
		this.axis = null;
		this.marked = false;
		this.end = skip(text, from, ' \u00a0\t\r\n\'"{');
		this.#minus = false;
		this.#southWest = false;
		let prefixed = false;
		if (isLetter(text.charCodeAt(this.end))) {
			if (!this.#label(text)) return false;
			prefixed = true;
		}
		if (!this.#digits(text, comma)) return false;
		this.value = this.#number;
		if (!this.#parts(text, comma, spaced)) return false;
		if (!prefixed) this.#suffix(text);
		if (this.#isNegative()) this.value = -this.value;
		return true;
	}

	#isNegative(): boolean {
		return this.#minus || this.#southWest;
	}

	/** "lat:", "longitude =" or a single N, S, E, W before the number. */
	#label(text: string): boolean {
		const start = this.end;
		while (isLetter(text.charCodeAt(this.end))) this.end++;
		const word = text.slice(start, this.end).toLowerCase();
		if (word.length === 1) {
			if (!this.#letter(word)) return false;
		} else if (word.startsWith('lat')) this.axis = 'lat';
		else if (word.startsWith('lon') || word === 'lng') this.axis = 'lng';
		else return false;
		this.marked = true;
		this.end = skip(text, this.end, LABEL_END);
		return true;
	}

	#letter(letter: string): boolean {
		if (letter !== 'n' && letter !== 's' && letter !== 'e' && letter !== 'w') return false;
		this.axis = letter === 'n' || letter === 's' ? 'lat' : 'lng';
		this.#southWest = letter === 's' || letter === 'w';
		this.marked = true;
		return true;
	}

	/** A number without exponent; keeps the sign apart. */
	#digits(text: string, comma: boolean): boolean {
		const sign = text.charAt(this.end);
		if (sign === '-' || sign === '\u2212' || sign === '+') {
			if (sign !== '+') this.#minus = true;
			this.end++;
		}
		const start = this.end;
		while (isDigit(text.charCodeAt(this.end))) this.end++;
		let whole = text.slice(start, this.end);
		const mark = comma ? 44 : 46;
		this.decimals = 0;
		if (text.charCodeAt(this.end) === mark && isDigit(text.charCodeAt(this.end + 1))) {
			const point = ++this.end;
			while (isDigit(text.charCodeAt(this.end))) this.end++;
			this.decimals = this.end - point;
			whole += `.${text.slice(point, this.end)}`;
		}
		this.#number = Number(whole);
		return this.end > start;
	}

	/** Minutes and seconds, if they follow. */
	#parts(text: string, comma: boolean, spaced: boolean): boolean {
		const open = this.#mark(text, DEGREE) || text.charAt(this.end) === ':';
		if (text.charAt(this.end) === ':') this.end++;
		if (open) this.marked = true;
		if (this.decimals > 0 || this.value > 180 || !(open || spaced)) return true;
		for (const [marks, share] of [
			[MINUTE, 60],
			[SECOND, 3600]
		] as const) {
			const at = skip(text, this.end, ' \u00a0');
			if (!isDigit(text.charCodeAt(at)) || (!open && at === this.end)) break;
			this.end = at;
			this.#digits(text, comma);
			if (this.#number >= 60) return false;
			this.value += this.#number / share;
			if (this.#mark(text, marks)) this.marked = true;
			else if (share === 60 && text.charAt(this.end) === ':') this.end++;
		}
		return true;
	}

	/** Passes one mark, after spaces; the letters d, m and s only where no letter follows. */
	#mark(text: string, marks: string): boolean {
		const at = skip(text, this.end, ' \u00a0');
		const mark = text.charAt(at).toLowerCase();
		if (mark === '' || !marks.includes(mark)) return false;
		if (isLetter(mark.charCodeAt(0)) && (isLetter(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at + 1)))) return false;
		this.end = at + 1;
		if (marks === SECOND || (marks === MINUTE && text.charAt(this.end) === "'")) while (text.charAt(this.end) === "'") this.end++;
		return true;
	}

	#suffix(text: string): void {
		const at = skip(text, this.end, ' \u00a0');
		if (isLetter(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at + 1)) && this.#letter(text.charAt(at).toLowerCase()))
			this.end = at + 1;
	}
}

function skip(text: string, from: number, chars: string): number {
	let at = from;
	while (at < text.length && chars.includes(text.charAt(at))) at++;
	return at;
}
