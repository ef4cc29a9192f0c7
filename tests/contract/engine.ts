/** What every engine must do; run for each adapter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HexbeatError } from '../../src/lib/core/errors';
import type { Engine } from '../../src/lib/store/engine';

const aborted = (): AbortSignal => {
	const control = new AbortController();
	control.abort();
	return control.signal;
};
/** A statement that runs for hours when nobody stops it: an answer within the time of a test is a stop. */
const SLOW = 'SELECT CAST(count(*) AS INTEGER) AS n FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';

export function engineContract(name: string, open: () => Promise<Engine>): void {
	describe(`engine contract: ${name}`, () => {
		let engine: Engine;
		beforeAll(async () => {
			engine = await open();
		});
		afterAll(() => engine.close());

		describe('append and run', () => appendAndRun(() => engine));
		describe('query', () => readOnly(() => engine));
		describe('abort', () => abort(() => engine));
		describe('failure', () => failure(() => engine));
		describe('close', () => closing(open));
	});
}

function appendAndRun(engine: () => Engine): void {
	it('returns what was appended, columns matched by name and not by position', async () => {
		await engine().run('CREATE TABLE typed (i INTEGER, u8 UTINYINT, u16 USMALLINT, u32 UINTEGER, f DOUBLE, g FLOAT, h UBIGINT, t VARCHAR)');
		const columns = {
			t: ['a', null, "o'clock; DROP TABLE typed --", 'ünïcødé 🚓'],
			h: BigUint64Array.of(0n, 1n, 2n ** 63n, 2n ** 64n - 1n),
			g: Float32Array.of(0.5, -0.25, Infinity, 1e30),
			f: Float64Array.of(0.1, -1e-300, 1e300, NaN),
			u32: Uint32Array.of(0, 1, 2 ** 31, 2 ** 32 - 1),
			u16: Uint16Array.of(0, 1, 2, 65535),
			u8: Uint8Array.of(0, 1, 2, 255),
			i: Int32Array.of(0, -1, -(2 ** 31), 2 ** 31 - 1)
		};
		await engine().append('typed', { length: 4, columns });
		const back = await engine().run('SELECT * FROM typed');
		expect(back.length).toBe(4);
		expect(back.columns).toEqual(columns);
	});

	it('keeps columns apart that share one buffer', async () => {
		await engine().run('CREATE TABLE shared (a INTEGER, b INTEGER, c INTEGER)');
		const days = Int32Array.from({ length: 1000 }, (_, i) => i);
		await engine().append('shared', { length: 1000, columns: { a: days, b: days, c: days.subarray(0, 1000) } });
		await engine().append('shared', { length: 1000, columns: { a: days, b: days, c: days } });
		const { columns } = await engine().run('SELECT a, b, c FROM shared');
		const twice = Int32Array.from([...days, ...days]);
		expect(columns).toEqual({ a: twice, b: twice, c: twice });
	});

	it('gives NaN for NULL numbers and null for NULL text', async () => {
		const { columns } = await engine().run(
			"SELECT * FROM (VALUES (1, 'a', 0.5::DOUBLE), (NULL, NULL, NULL), (3, 'c', 2)) AS v (n, t, f) ORDER BY n NULLS LAST"
		);
		expect(columns).toEqual({ n: Float64Array.of(1, 3, NaN), t: ['a', 'c', null], f: Float64Array.of(0.5, 2, NaN) });
	});

	it('takes empty tables in and out', async () => {
		await engine().run('CREATE TABLE empty (a INTEGER, t VARCHAR)');
		await engine().append('empty', { length: 0, columns: { a: new Int32Array(), t: [] } });
		expect(await engine().run('SELECT a, t FROM empty')).toEqual({ length: 0, columns: { a: new Int32Array(), t: [] } });
	});

	it('returns a large result whole and in order', async () => {
		const length = 300_000;
		await engine().run('CREATE TABLE large (a INTEGER)');
		await engine().append('large', { length, columns: { a: Int32Array.from({ length }, (_, i) => i ^ 0x155) } });
		const { columns } = await engine().run('SELECT a FROM large');
		const a = columns.a as Int32Array;
		expect(a.length).toBe(length);
		expect(a.every((value, i) => value === (i ^ 0x155))).toBe(true);
	});

	it('runs calls in the order made', async () => {
		await engine().run('CREATE TABLE ordered (a INTEGER)');
		const one = (value: number) => engine().append('ordered', { length: 1, columns: { a: Int32Array.of(value) } });
		const count = () => engine().run('SELECT CAST(count(*) AS INTEGER) AS n FROM ordered');
		const [first, , second] = await Promise.all([count(), one(1), count()]);
		expect([first.columns.n?.[0], second.columns.n?.[0]]).toEqual([0, 1]);
	});
}

function readOnly(engine: () => Engine): void {
	it('reads, and changes nothing', async () => {
		await engine().run('CREATE TABLE kept (a INTEGER)');
		await engine().append('kept', { length: 2, columns: { a: Int32Array.of(1, 2) } });
		expect((await engine().query('SELECT a FROM kept ORDER BY a DESC')).columns.a).toEqual(Int32Array.of(2, 1));
		for (const sql of ['DELETE FROM kept', 'DROP TABLE kept', 'SELECT 1; DROP TABLE kept', 'INSERT INTO kept VALUES (3)'])
			await expect(engine().query(sql), sql).rejects.toMatchObject({ code: 'engine-failed' });
		expect((await engine().run('SELECT a FROM kept')).length).toBe(2);
	});

	it.each([0, 1, 3, 8])('stops when asked, %i turns after its start or later, and leaves no transaction open', async (turns) => {
		await engine().run('CREATE OR REPLACE TABLE afterwards (a INTEGER)');
		for (const wait of [() => Promise.resolve(), () => new Promise((resolve) => setTimeout(resolve, 10))]) {
			const control = new AbortController();
			const running = engine().query(SLOW, control.signal);
			for (let turn = 0; turn < turns; turn++) await wait();
			control.abort();
			await expect(running).rejects.toMatchObject({ name: 'AbortError' });
			await engine().run('CREATE OR REPLACE TABLE afterwards (a INTEGER)');
			expect((await engine().query('SELECT a FROM afterwards')).length).toBe(0);
		}
	});
}

function abort(engine: () => Engine): void {
	it('never starts a call whose signal is aborted', async () => {
		await engine().run('CREATE TABLE untouched (a INTEGER)');
		await expect(engine().run('INSERT INTO untouched VALUES (1)', aborted())).rejects.toMatchObject({ name: 'AbortError' });
		const rows = { length: 1, columns: { a: Int32Array.of(1) } };
		await expect(engine().append('untouched', rows, aborted())).rejects.toMatchObject({ name: 'AbortError' });
		const control = new AbortController();
		const ahead = engine().run('SELECT 1');
		const waiting = engine().run('INSERT INTO untouched VALUES (2)', control.signal);
		control.abort();
		await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
		await ahead;
		expect((await engine().run('SELECT a FROM untouched')).length).toBe(0);
	});

	it('stops a running statement and answers the next one', async () => {
		const control = new AbortController();
		const running = engine().run(SLOW, control.signal);
		setTimeout(() => {
			control.abort();
		}, 50);
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
		expect((await engine().run('SELECT 1 AS a')).columns.a?.[0]).toBe(1);
	});

	it('ignores an abort after the answer', async () => {
		const control = new AbortController();
		const { columns } = await engine().run('SELECT 7 AS a', control.signal);
		control.abort();
		expect(columns.a?.[0]).toBe(7);
		expect((await engine().run('SELECT 8 AS a')).columns.a?.[0]).toBe(8);
	});
}

function failure(engine: () => Engine): void {
	it('wraps a failed statement with its cause and goes on', async () => {
		const error: unknown = await engine()
			.run('SELECT nonsense FROM nowhere')
			.catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(HexbeatError);
		expect(error).toMatchObject({ code: 'engine-failed' });
		expect(String((error as HexbeatError).cause)).toContain('nowhere');
		expect((await engine().run('SELECT 1 AS a')).columns.a?.[0]).toBe(1);
	});

	it('refuses an append to a missing table, with a missing column or of unequal lengths, and keeps nothing of it', async () => {
		const rows = { length: 2, columns: { a: Int32Array.of(1, 2) } };
		await expect(engine().append('nowhere', rows)).rejects.toBeInstanceOf(HexbeatError);
		await engine().run('CREATE TABLE wide (a INTEGER, b INTEGER)');
		await expect(engine().append('wide', rows)).rejects.toMatchObject({ code: 'engine-columns' });
		const uneven = { length: 2, columns: { a: Int32Array.of(1, 2), b: Int32Array.of(1) } };
		await expect(engine().append('wide', uneven)).rejects.toMatchObject({ code: 'engine-columns' });
		await engine().run('CREATE TABLE narrow (a UTINYINT)');
		await expect(engine().append('narrow', { length: 2, columns: { a: Int32Array.of(1, 1000) } })).rejects.toMatchObject({
			code: 'engine-failed'
		});
		expect((await engine().run('SELECT * FROM wide')).length + (await engine().run('SELECT * FROM narrow')).length).toBe(0);
		await engine().append('narrow', { length: 1, columns: { a: Int32Array.of(1) } });
		expect((await engine().run('SELECT * FROM narrow')).length).toBe(1);
	});

	it('refuses result types that would lose digits', async () => {
		expect((await engine().run('SELECT CAST(-5 AS BIGINT) AS big')).columns.big).toEqual(Float64Array.of(-5));
		for (const sql of ['SELECT CAST(9007199254740993 AS BIGINT) AS big', "SELECT DATE '2024-01-01' AS day", 'SELECT sum(1) AS huge'])
			await expect(engine().run(sql)).rejects.toMatchObject({ code: 'engine-type' });
	});

	it('reads no file, fetches nothing and cannot be reopened', async () => {
		for (const sql of [
			"SELECT * FROM read_csv('/etc/passwd')",
			"ATTACH 'other.db'",
			"COPY (SELECT 1) TO 'out.csv'",
			'LOAD httpfs',
			'SET enable_external_access=true'
		])
			await expect(engine().run(sql), sql).rejects.toBeInstanceOf(HexbeatError);
	});
}

function closing(open: () => Promise<Engine>): void {
	it('rejects open and later calls', async () => {
		const engine = await open();
		const running = engine.run(SLOW);
		const waiting = engine.run('SELECT 1');
		const settled = Promise.allSettled([running, waiting]);
		await new Promise((resolve) => setTimeout(resolve, 20));
		await engine.close();
		for (const result of await settled) {
			expect(result.status).toBe('rejected');
			expect((result as PromiseRejectedResult).reason).toMatchObject({ code: 'engine-closed' });
		}
		await expect(engine.run('SELECT 1')).rejects.toMatchObject({ code: 'engine-closed' });
	});
}
