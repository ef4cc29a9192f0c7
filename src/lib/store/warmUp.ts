import type { Column, Engine } from './engine';
import { DUCKDB } from './sql/dialect';
import { INCIDENT, createTable } from './sql/schema';

const ROWS = 60_000;
const ROUNDS = 8;
const TABLE = 'warm_up';
/** Spreads row numbers over a range without a pattern that compresses to nothing. */
const scatter = (row: number, range: number): number => (Math.imul(row + 1, 2654435761) >>> 8) % range;

/**
 * Asks the shapes of the dashboard's questions on made-up rows, then drops them. The browser compiles the engine's hot code in the
 * background while it runs; without this, the user's first twenty or so filter changes would pay for it.
 */
export async function warmUp(engine: Engine, dialect = DUCKDB): Promise<void> {
	const columns = Object.fromEntries(
		Object.entries(INCIDENT).map(([name, type]): [string, Column] => {
			const range = type === 'u8' ? 168 : type === 'u16' ? 40 : 5000;
			const Values = { u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f32: Float32Array, f64: Float64Array }[type];
			return [name, new Values(Array.from({ length: ROWS }, (_, row) => scatter(row, range)))];
		})
	);
	await engine.run(createTable(dialect, TABLE, INCIDENT));
	await engine.append(TABLE, { length: ROWS, columns });
	for (let round = 0; round < ROUNDS; round++) {
		const days = `day_first >= ${String(100 + round)} AND day_last < 4000`;
		for (const [by, where] of [
			['loc', days],
			['month', 'category IN (1,2,3)'],
			['slot', days],
			['category', 'lng BETWEEN 500 AND 4000 AND lat BETWEEN 500 AND 4000']
		] as const)
			await engine.run(`SELECT ${by}, ${dialect.count} AS n FROM ${TABLE} WHERE ${where} GROUP BY ${by}`);
	}
	await engine.run(`DROP TABLE ${TABLE}`);
}
