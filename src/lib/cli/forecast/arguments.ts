import { HexbeatError } from '../../core/errors';
import { dayOf, isoDay } from '../../core/time';

/** What `npm run forecast` was asked for. */
export interface Asked {
	readonly train: readonly string[];
	/** First day of the forecast, days since 1970-01-01. */
	readonly at: number;
	readonly days: number;
	readonly resolution: number;
	readonly k: number;
	/** Null for all categories together. */
	readonly category: string | null;
	/** GeoJSON file of the study area; null for wherever there are records. */
	readonly area: string | null;
}

export const USAGE = 'npm run forecast -- --train FILE… --at YYYY-MM-DD --days N --res R --k K [--category NAME] [--area GEOJSON]';

const FLAGS = ['--train', '--at', '--days', '--res', '--k', '--category', '--area'] as const;
type Flag = (typeof FLAGS)[number];

const wrong = (fault: string, remedy: string): HexbeatError => new HexbeatError('usage', fault, `${remedy} Usage: ${USAGE}`);

/** @throws HexbeatError `usage` with what to change */
export function readArguments(words: readonly string[]): Asked {
	const given = collect(words);
	const one = (flag: Flag): string | null => {
		const values = given.get(flag);
		if (values && values.length !== 1)
			throw wrong(`${flag} takes one value, not ${String(values.length)}.`, 'Put values with blanks in quotes.');
		return values?.[0] ?? null;
	};
	const needed = (flag: Flag): string => {
		const value = one(flag);
		if (value === null) throw wrong(`${flag} is missing.`, 'Add it.');
		return value;
	};
	const train = given.get('--train') ?? [];
	if (train.length === 0) throw wrong('No file to learn from.', 'Name one or more after --train.');
	return {
		train,
		at: dayIn(needed('--at')),
		days: wholeIn('--days', needed('--days'), 1, 366),
		resolution: wholeIn('--res', needed('--res'), 5, 12),
		k: wholeIn('--k', needed('--k'), 1, 100_000),
		category: one('--category'),
		area: one('--area')
	};
}

function collect(words: readonly string[]): Map<Flag, string[]> {
	const given = new Map<Flag, string[]>();
	let values: string[] | null = null;
	for (const word of words) {
		const [name = '', ...rest] = word.startsWith('--') ? word.split('=') : [];
		const flag = FLAGS.find((known) => known === name);
		if (flag) {
			values = given.get(flag) ?? [];
			given.set(flag, values);
			if (rest.length > 0) values.push(rest.join('='));
		} else if (word.startsWith('--')) throw wrong(`There is no option ${name}.`, 'Leave it out.');
		else if (values) values.push(word);
		else throw wrong(`“${word}” stands before any option.`, 'Name files after --train.');
	}
	return given;
}

function dayIn(text: string): number {
	const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
	const at = dayOf(year ?? NaN, month ?? NaN, day ?? NaN);
	if (Number.isNaN(at) || isoDay(at) !== text) throw wrong(`“${text}” is no day.`, 'Write --at as YYYY-MM-DD.');
	return at;
}

function wholeIn(flag: Flag, text: string, least: number, most: number): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	throw wrong(`${flag} cannot be “${text}”.`, `Give a whole number from ${String(least)} to ${String(most)}.`);
}
