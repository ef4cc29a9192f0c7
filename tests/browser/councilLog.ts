/** A council's log as such logs arrive, and the truth about it, made side by side so that neither is derived from the app. */

export interface CouncilLog {
	readonly text: string;
	/** Rows under the header. */
	readonly rows: number;
	/** Rows whose date is "not known". */
	readonly undated: number;
	readonly unlocated: number;
	/** Dated rows by kind. */
	readonly kinds: ReadonlyMap<string, number>;
	/** Dated rows by month, YYYY-MM. */
	readonly months: ReadonlyMap<string, number>;
	/** Words that must never reach the page. */
	readonly secrets: readonly string[];
}

const KINDS = ['Fly-tipping', 'Noise', 'Graffiti', 'Street drinking', 'Needles'];
/** Where kinds of trouble gather in Canterbury, metres of the British National Grid. */
const SPOTS = [
	[614_920, 157_880],
	[615_310, 158_140],
	[614_480, 157_420],
	[616_050, 158_690]
] as const;

/** Whole numbers from 0 to n − 1 in an order that only the seed decides. */
function dice(seed: number): (n: number) => number {
	let state = seed >>> 0;
	return (n) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * n);
	};
}
const two = (n: number): string => String(n).padStart(2, '0');
const comma = (n: number): string => n.toFixed(2).replace('.', ',');

/**
 * Semicolons, decimal commas, three lines of preamble, DD/MM/YYYY, British National Grid, a name and a phone number per row. The kind of
 * incident stands in a column called "Queue", beside a "Type" that only says how it was reported: the mapping has to be corrected.
 */
export function councilLog(rows: number, seed: number, year = 2026): CouncilLog {
	const roll = dice(seed);
	const kinds = new Map<string, number>();
	const months = new Map<string, number>();
	let undated = 0;
	let unlocated = 0;
	const lines = Array.from({ length: rows }, (_, i) => {
		const [east, north] = SPOTS[roll(SPOTS.length)] ?? SPOTS[0];
		const kind = KINDS[roll(KINDS.length)] ?? 'Noise';
		const [month, day] = [1 + roll(6), 1 + roll(28)];
		const dated = i % 97 !== 41;
		const located = i % 31 !== 7;
		if (!dated) undated++;
		else {
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
			const key = `${String(year)}-${two(month)}`;
			months.set(key, (months.get(key) ?? 0) + 1);
			if (!located) unlocated++;
		}
		const when = dated ? `${two(day)}/${two(month)}/${String(year)} ${two(roll(24))}:${two(roll(60))}` : 'not known';
		const where = located ? [comma(east + roll(400) + roll(100) / 100), comma(north + roll(400) + roll(100) / 100)] : ['', ''];
		return [
			`ASB/${String(year)}/${String(10_000 + i)}`,
			when,
			['Phone', 'Web'][roll(2)],
			kind,
			...where,
			'Mrs Quillfeather',
			`07700 9${String(10_000 + i)}`
		].join(';');
	});
	const head = [
		'Council ASB log',
		`Extract ${String(year)}`,
		'',
		'Reference;Logged at;Type;Queue;Easting;Northing;Caller name;Caller phone'
	];
	return { text: [...head, ...lines].join('\r\n') + '\r\n', rows, undated, unlocated, kinds, months, secrets: ['Quillfeather', '07700 9'] };
}
