import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HexbeatError } from '../../src/lib/core/errors';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine, EngineTable } from '../../src/lib/store/engine';
import { PatientEngine } from '../../src/lib/store/patient-engine';

const rows = (...values: number[]): EngineTable => ({ length: values.length, columns: { a: Int32Array.from(values) } });
const LONG = 60_000;

describe('an engine that takes rows at once', () => {
	let real: Engine;
	beforeAll(async () => {
		real = await openDuckDb();
	});
	afterAll(() => real.close());

	const table = async (engine: Engine, name: string): Promise<void> => {
		await engine.run(`CREATE OR REPLACE TABLE ${name} (a INTEGER)`);
	};
	const sum = async (engine: Engine, name: string): Promise<number> => {
		const { columns } = await engine.run(`SELECT CAST(sum(a) AS INTEGER) AS n FROM ${name}`);
		return Number(columns['n']?.[0]);
	};

	it('shows a statement every row that was appended before it, and none that came after', async () => {
		const engine = new PatientEngine(real);
		await table(engine, 'one');
		await engine.append('one', rows(1, 2));
		await engine.append('one', rows(3));
		const asked = sum(engine, 'one');
		expect(await asked).toBe(6);
		await engine.append('one', rows(4));
		const { columns } = await engine.query('SELECT CAST(sum(a) AS INTEGER) AS n FROM one');
		expect(columns['n']?.[0]).toBe(10);
	});

	it('hands the rows on by itself once loading and questions rest', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			const append = vi.fn(() => Promise.resolve());
			const engine = new PatientEngine({ ...noEngine, append });
			await engine.append('t', rows(1));
			await engine.append('t', rows(2));
			for (let i = 0; i < 50; i++) {
				await vi.advanceTimersByTimeAsync(500);
				engine.postpone();
			}
			expect(append).not.toHaveBeenCalled();
			await vi.advanceTimersByTimeAsync(LONG);
			expect(append).toHaveBeenCalledTimes(2);
		} finally {
			vi.useRealTimers();
		}
	});

	it('hands rows on while loading goes on when many wait', async () => {
		const append = vi.fn(() => Promise.resolve());
		const engine = new PatientEngine({ ...noEngine, append });
		const block: EngineTable = { length: 8_000_000, columns: { a: new Int32Array(8_000_000) } };
		for (let i = 0; i < 6; i++) await engine.append('t', block);
		expect(append.mock.calls.length).toBeGreaterThan(0);
		expect(append.mock.calls.length).toBeLessThan(6);
		await engine.close();
	});

	it('keeps rows that the engine refuses: every statement says why, and sees them once it takes them', async () => {
		await table(real, 'brim');
		let room = false;
		const fault = new HexbeatError('out-of-memory', 'No room.', 'Load less.');
		const engine = new PatientEngine({
			...noEngine,
			run: (sql, signal) => real.run(sql, signal),
			append: (name, block, signal) => (room ? real.append(name, block, signal) : Promise.reject(fault))
		});
		await engine.append('brim', rows(5, 6));
		await expect(sum(engine, 'brim')).rejects.toBe(fault);
		await expect(sum(engine, 'brim')).rejects.toBe(fault);
		room = true;
		expect(await sum(engine, 'brim')).toBe(11);
		await engine.append('brim', rows(1));
		expect(await sum(engine, 'brim')).toBe(12);
	});

	it('gives up on a cancelled call', async () => {
		const abort = new AbortController();
		abort.abort();
		const engine = new PatientEngine(noEngine);
		await expect(engine.append('t', rows(1), abort.signal)).rejects.toThrow('Cancelled');
		await engine.append('t', rows(1));
		await expect(engine.run('SELECT 1', abort.signal)).rejects.toThrow('Cancelled');
		await engine.close();
	});
});

const noEngine: Engine = {
	run: () => Promise.reject(new Error('not asked')),
	query: () => Promise.reject(new Error('not asked')),
	append: () => Promise.reject(new Error('not asked')),
	close: () => Promise.resolve()
};
