import type { Comparison } from './compare';
import type { Judgement } from './judge';

const MOST_FAULTS = 5;
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const show = (value: unknown): string =>
	cut(value === undefined ? 'nothing' : JSON.stringify(ArrayBuffer.isView(value) ? 'a list' : value), 60);

/** A judgement as printed: one row, then at most a few of the figures that disagree. */
export function rowOf(name: string, judgement: Judgement): string[] {
	const { verdict, kind, compared, fields, left, notes = [], worst, faults, reason } = judgement;
	const head = `${verdict.padEnd(11)}  ${name}  [${cut(kind, 60)}]`;
	const leftOut = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
	if (worst === null) return [`${head}  ${reason ?? ''}${leftOut}`];
	const row = `${head}  worst relative difference ${worst.toExponential(1)}; ${String(compared)} figures: ${fields.join(', ')}${leftOut}`;
	return [
		row,
		...notes.map((note) => `    ${note}`),
		...faults.slice(0, MOST_FAULTS).map(faultLine),
		...(faults.length > MOST_FAULTS ? [`    … ${String(faults.length)} in all`] : [])
	];
}

const faultLine = ({ field, expected, got, difference }: Comparison): string =>
	`    ${field}: expected ${show(expected)}, got ${show(got)} (${difference.toExponential(1)})`;
