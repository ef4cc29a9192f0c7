/** Letters of the 500 km and 100 km squares, without I, row by row from the north-west. */
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const SPACE = 32;

/** Reads Ordnance Survey grid references; one object is used again for every row. */
export class GridReference {
	/** Centre of the square, metres of British National Grid. */
	east = 0;
	north = 0;
	/** Side of the square, metres: 10,000 for two digits, 1 for ten. */
	size = 0;

	/** Reads "TR 149 579" and "TR149579" with two to ten digits. @returns false when the text is none */
	read(text: string): boolean {
		const first = letter(text, 0);
		const second = letter(text, 1);
		if (first < 0 || second < 0) return false;
		let digits = 0;
		let value = 0;
		for (let i = 2; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (code === SPACE) continue;
			if (code < 48 || code > 57 || digits === 10) return false;
			value = value * 10 + code - 48;
			digits++;
		}
		if (digits < 2 || digits % 2 === 1) return false;
		this.size = 10 ** (5 - digits / 2);
		const half = 10 ** (digits / 2);
		// The false origin lies two squares of 500 km west and one south of the square S.
		const column = (first % 5) * 5 + (second % 5) - 10;
		const row = 19 - Math.floor(first / 5) * 5 - Math.floor(second / 5);
		this.east = column * 100_000 + (Math.floor(value / half) + 0.5) * this.size;
		this.north = row * 100_000 + ((value % half) + 0.5) * this.size;
		return this.east >= 0 && this.east < 700_000 && this.north >= 0 && this.north < 1_300_000;
	}
}

/** Place of a letter in the squares; −1 for anything else. */
const letter = (text: string, at: number): number => {
	const code = text.charCodeAt(at) & ~SPACE;
	return code >= 65 && code <= 90 ? LETTERS.indexOf(String.fromCharCode(code)) : -1;
};
