/** Words of disclosure control as they are compared: figures as they are, prose by what it decides. */
import type { Shown } from '../../disclosure';
import { isObject, type Json } from './compare';

const isShown = (value: unknown): value is Shown => isObject(value) && typeof value.code === 'string' && typeof value.text === 'string';
const FIGURE = /^[<+−-]?\d[\d,.]*\s*%?$/;

/** A value as it is compared with the one that a case wants. */
export function comparable(value: unknown, wanted: Json): unknown {
	if (Array.isArray(wanted)) {
		const all: readonly Json[] = wanted;
		return Array.isArray(value) ? value.map((one: unknown, i) => comparable(one, all[i] ?? null)) : value;
	}
	if (typeof wanted !== 'string') return value;
	const text = isShown(value) ? value.text : value;
	if (FIGURE.test(wanted)) return typeof text === 'string' ? figureOf(text, wanted) : text;
	return isShown(value) ? CODES[value.code] : typeof text === 'string' ? decisionOf(text) : text;
}

/** A figure without commas and blanks; a percentage as a number, with as many decimals as the one that is wanted. */
function figureOf(text: string, wanted: string): string | number {
	const bare = text.replaceAll('−', '-').replace(/[\s,]/g, '');
	if (!bare.endsWith('%')) return bare;
	const decimals = /\.(\d+)/.exec(wanted)?.[1]?.length ?? 0;
	return Number(Number(bare.slice(0, -1)).toFixed(decimals));
}

const CODES: Readonly<Record<Shown['code'], string>> = {
	exact: 'shown',
	rounded: 'shown',
	suppressed: 'suppressed',
	hidden: 'suppressed',
	'too few': 'too few',
	'n/a': 'n/a'
};

const DECISIONS: readonly (readonly [RegExp, string])[] = [
	[/merge|parent/i, 'merged'],
	[/n\/a/i, 'n/a'],
	[/suppress|hid/i, 'suppressed'],
	[/not shown|too few|small/i, 'too few'],
	[/^show/i, 'shown']
];

/** What prose decides, with the number that it names: "suppress 2 children" is "suppressed 2". */
function decisionOf(prose: string): string {
	const decision = DECISIONS.find(([pattern]) => pattern.test(prose))?.[1] ?? '';
	const number = /(?:=\s*|suppress\w*\s+)(\d+)/.exec(prose)?.[1];
	return [decision, number].filter((part) => part !== undefined && part !== '').join(' ') || prose;
}
