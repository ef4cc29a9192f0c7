import { say } from './say.mjs';

/** The limits for the product against the `duckdb` floor of the same run. */
const LIMITS = { 'load→view s': 2, 'refresh p50 ms': 1.5, p95: 1.5 };
/** Processor time of an import, gate and hexagons included, against PapaParse alone over the same file. */
const IMPORT_CPU = 3;

/** Reads the bench's table. @param {string} output @returns {Map<string, Map<string, number>>} system → column → value */
export function readTable(output) {
	const rows = output.split('\n').filter((line) => /^\| /.test(line));
	const cells = rows.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	);
	const [head = [], ...systems] = cells;
	return new Map(
		systems.map(([name = '', ...values]) => [name, new Map(values.map((value, i) => [head[i + 1] ?? '', Number.parseFloat(value)]))])
	);
}

/** @param {number} value */
const two = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');

/**
 * Prints the product's figures as ratios to each peer, and what they are held to.
 * @param {string} output what the peer bench printed
 * @returns {boolean} whether the product ran, counted the same and kept every limit that this run can judge
 */
export function printRatios(output) {
	const table = readTable(output);
	const product = table.get('product');
	if (!product) return true;
	let holds = Number.isFinite(product.get('load→view s') ?? NaN);
	if (!holds) say('The product failed.');
	for (const [name, peer] of table)
		if (name !== 'product') {
			const parts = Object.keys(LIMITS).map((column) => `${column} ×${two((product.get(column) ?? NaN) / (peer.get(column) ?? NaN))}`);
			say(`product / ${name}: ${parts.join(', ')}`);
		}
	for (const [column, limit] of Object.entries(LIMITS)) {
		const ratio = (product.get(column) ?? NaN) / (table.get('duckdb')?.get(column) ?? NaN);
		if (ratio > limit) {
			say(`${column} is ${two(ratio)} times duckdb's; at most ${limit} is wanted.`);
			holds = false;
		}
	}
	const cpu = (product.get('CPU s') ?? NaN) / (table.get('papa-only')?.get('CPU s') ?? NaN);
	if (Number.isFinite(cpu)) say(`Processor time from file to view: ${two(cpu)} times PapaParse alone; at most ${IMPORT_CPU} is wanted.`);
	if (cpu > IMPORT_CPU) holds = false;
	if ((product.get('differs %') ?? NaN) > 0) {
		say('The product counts other totals than the reference.');
		holds = false;
	}
	return holds;
}
