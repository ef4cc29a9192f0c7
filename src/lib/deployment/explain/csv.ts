import type { Plan } from '../plan';
import { windowLabel } from '../windows';
import { rate } from './figures';

export interface PlanCsvOptions {
	/** Name of the nearest place; empty when none is known. */
	readonly placeOf?: (lng: number, lat: number) => string;
}

const WATERMARK = 'Analyst · exact figures · not for publication';
const SYNTHETIC = 'Synthetic data · made up · not for sending anyone anywhere';

/**
 * Where and when, as CSV text (CRLF, UTF-8 with a byte order mark for spreadsheets): the marking, what the figures mean, then one row per post.
 * Cells that a spreadsheet would take for a formula are quoted with an apostrophe.
 */
export function planCsv(plan: Plan, { placeOf }: PlanCsvOptions = {}): string {
	const { words, basis, window } = plan;
	const lead = words.lead.before + words.lead.strong + words.lead.after;
	const notes = [
		WATERMARK,
		...(basis.synthetic ? [SYNTHETIC] : []),
		lead,
		words.caution.join('; '),
		[words.backtest.verdict, words.backtest.others].filter(Boolean).join('. '),
		...(words.usual ? [words.usual.expected, words.usual.trials].filter(Boolean) : []),
		...words.basis
	];
	const head = [
		'Post',
		'Place',
		'When',
		'Longitude',
		'Latitude',
		'Hexagon',
		'Share of expected',
		`Expected a ${basis.per}`,
		'Low 95%',
		'High 95%',
		'Recorded',
		'Chosen in re-runs',
		'Firmness'
	];
	const rows = plan.posts.map((post) => [
		post.label,
		placeOf?.(post.lng, post.lat) ?? '',
		windowLabel(window),
		post.lng.toFixed(5),
		post.lat.toFixed(5),
		post.cell,
		post.share.toFixed(4),
		rate(post.expected),
		rate(post.low),
		rate(post.high),
		String(post.recorded),
		post.chosen.toFixed(2),
		post.firmness
	]);
	return '\ufeff' + [...notes.map((note) => [note]), [], head, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

/** Strict numbers stand; anything else that begins like a formula (after blanks, or in full-width form) gets an apostrophe. */
export function csvCell(text: string): string {
	const number = /^-?\d+(\.\d+)?$/.test(text);
	const safe = !number && /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
