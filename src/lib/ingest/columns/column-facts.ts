import { AngleText } from './angle-text';
import { ClockText } from './clock-text';
import { isMissing } from './is-missing';
import { numberDatesOf, type NumberDates } from './number-dates';
import { PointText } from './point-text';
import { WhenText } from './when-text';
import { words } from './words';

/** What the head of a file shows about one column. Shares are of the values that are present. */
export interface ColumnFacts {
	readonly index: number;
	readonly name: string;
	/** Words of the header; none where the file has no header. */
	readonly words: readonly string[];
	/** The same, joined by spaces. */
	readonly text: string;
	/** Present values of the sample, trimmed. */
	readonly values: readonly string[];
	readonly distinct: number;
	/** Share of the sample that is present. */
	readonly filled: number;
	/** Share that reads as a date, with or without a time. */
	readonly dated: number;
	/** Share that reads as a date with a time. */
	readonly timed: number;
	/** Share that names a month without a day. */
	readonly monthly: number;
	/** Share that reads as a time of day with a separator. */
	readonly clock: number;
	/** What numbers count in a column of dates; null in any other. */
	readonly numbers: NumberDates | null;
	/** Share that holds a point: a pair of coordinates or a grid reference. */
	readonly paired: number;
	/** Share that is an angle with degree marks or a letter for its direction. */
	readonly angled: number;
	/** Share that is a number, and the range of those numbers. */
	readonly numeric: number;
	readonly integer: number;
	readonly low: number;
	readonly high: number;
	/** Median of the numbers: one wild value does not move it. */
	readonly middle: number;
	/** Median number of decimals of the numbers. */
	readonly decimals: number;
}

const NUMBER = /^[-+]?\d{1,15}(?:[.,]\d{1,20})?$/;

/** A number with a decimal point or a decimal comma; NaN otherwise. */
export function numberOf(text: string): number {
	return NUMBER.test(text) ? Number(text.replace(',', '.')) : NaN;
}

export function columnFacts(name: string, index: number, hasHeader: boolean, sample: readonly (readonly string[])[]): ColumnFacts {
	const values: string[] = [];
	for (const row of sample) {
		const text = row[index] ?? '';
		if (!isMissing(text)) values.push(text.trim());
	}
	const tokens = hasHeader ? words(name) : [];
	const times = timeShares(values);
	const shares = numberShares(values);
	const numbers = times.dated >= 0.5 ? null : numberDatesOf(tokens.join(' '), shares);
	const timed = numbers?.timed === true ? shares.numeric : 0;
	return {
		index,
		name,
		words: tokens,
		text: tokens.join(' '),
		values,
		distinct: new Set(values).size,
		filled: sample.length === 0 ? 0 : values.length / sample.length,
		...times,
		...(numbers && { dated: shares.numeric, timed }),
		numbers,
		...placeShares(values),
		...shares
	};
}

function timeShares(values: readonly string[]): Pick<ColumnFacts, 'dated' | 'timed' | 'monthly' | 'clock'> {
	const when = new WhenText();
	const time = new ClockText();
	let dated = 0;
	let timed = 0;
	let monthly = 0;
	let clock = 0;
	for (const text of values) {
		if (when.read(text, 'dmy') || when.read(text, 'mdy')) {
			dated++;
			if (when.second >= 0) timed++;
			if (when.day === 0) monthly++;
		} else if (text.includes(':') && time.read(text)) clock++;
	}
	const n = Math.max(1, values.length);
	return { dated: dated / n, timed: timed / n, monthly: monthly / n, clock: clock / n };
}

function placeShares(values: readonly string[]): Pick<ColumnFacts, 'paired' | 'angled'> {
	const point = new PointText();
	const angle = new AngleText();
	let paired = 0;
	let angled = 0;
	for (const text of values) {
		if (point.read(text)) paired++;
		else if (angle.read(text, 0, false, true) && angle.marked && angle.end === text.length) angled++;
	}
	const n = Math.max(1, values.length);
	return { paired: paired / n, angled: angled / n };
}

function numberShares(values: readonly string[]): Pick<ColumnFacts, 'numeric' | 'integer' | 'low' | 'high' | 'middle' | 'decimals'> {
	let numeric = 0;
	let integer = 0;
	let low = Infinity;
	let high = -Infinity;
	const decimals: number[] = [];
	const numbers: number[] = [];
	for (const text of values) {
		const value = numberOf(text);
		if (Number.isNaN(value)) continue;
		numeric++;
		numbers.push(value);
		if (Number.isInteger(value)) integer++;
		if (value < low) low = value;
		if (value > high) high = value;
		const mark = text.search(/[.,]/);
		decimals.push(mark < 0 ? 0 : text.length - 1 - mark);
	}
	const n = Math.max(1, values.length);
	return { numeric: numeric / n, integer: integer / n, low, high, middle: median(numbers), decimals: median(decimals) };
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
