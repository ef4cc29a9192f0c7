import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskAnswer, AskTable } from '../../src/lib/core/answers';
import type { Engine, EngineTable } from '../../src/lib/store/engine';
import type { Store } from '../../src/lib/store/contract';
import { ASK_COLUMNS, ASK_FUNCTIONS } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { createStore } from '../../src/lib/store/store';
import { cellOfRow, counted, incidentsOf, loadInto, publishInto, type Incident } from './incidents';

const all: Incident[] = [
	...incidentsOf('alpha', 'month', 700, 1),
	...incidentsOf('beta', 'mixed', 700, 2),
	...incidentsOf('gamma', 'hour', 700, 3)
];
const hidden = incidentsOf('hidden', 'hour', 300, 4);
const LIMIT = 10_000;

let engine: Engine;
let store: Store;
beforeAll(async () => {
	engine = await openDuckDb();
	store = createStore(engine);
	for (const key of ['alpha', 'beta', 'gamma'])
		await publishInto(
			store,
			key,
			all.filter((row) => row.source === key)
		);
	await loadInto(store, hidden);
});
afterAll(() => store.close());

function table(answer: AskAnswer): AskTable {
	if ('refused' in answer) throw new Error(answer.refused.fault);
	return answer;
}
const ask = async (sql: string, limit = LIMIT): Promise<AskTable> => table(await store.ask(sql, limit));
/** Counts by the text of the first column. */
const counts = async (sql: string): Promise<Map<unknown, unknown>> => new Map((await ask(sql)).rows.map(([name, n]) => [name, n]));
const sorted = (map: Iterable<readonly [unknown, unknown]>) => [...map].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

describe('answers agree with a count made incident by incident', () => {
	const FIELDS: Readonly<Record<string, (row: Incident) => string | number | null>> = {
		date: (row) => (row.first === row.last ? iso(row.first) : null),
		month: (row) => iso(row.first).slice(0, 7),
		first_day: (row) => iso(row.first),
		last_day: (row) => iso(row.last),
		weekday: (row) => (row.first === row.last ? (WEEKDAYS[(row.first + 3) % 7] ?? '') : null),
		weekday_no: (row) => (row.first === row.last ? ((row.first + 3) % 7) + 1 : null),
		hour: (row) => (row.slot === null ? null : row.slot % 24),
		category: (row) => row.category || null,
		outcome: (row) => row.outcome || null,
		area: (row) => row.area || null,
		origin: (row) => row.origin,
		longitude: (row) => row.lng,
		latitude: (row) => row.lat,
		cell_7: (row) => cellOfRow(row, 7),
		cell_9: (row) => cellOfRow(row, 9),
		cell_11: (row) => cellOfRow(row, 11)
	};
	it.each(Object.keys(FIELDS))('by %s', async (name) => {
		const expected = counted(all.map((row) => FIELDS[name]?.(row) ?? null));
		expect(sorted(await counts(`SELECT ${name}, count(*) FROM incidents GROUP BY ${name}`))).toEqual(sorted(expected));
	});

	it('under several conditions', async () => {
		const some = fc.record({
			hour: fc.integer({ min: 0, max: 23 }),
			month: fc.constantFrom('2023-02', '2023-09', '2024-01'),
			origin: fc.constantFrom('public', 'officer', 'unknown')
		});
		await fc.assert(
			fc.asyncProperty(some, async ({ hour, month, origin }) => {
				const { rows } = await ask(
					`SELECT count(*) FROM incidents WHERE hour >= ${String(hour)} AND month >= '${month}' AND origin <> '${origin}'`
				);
				const expected = all.filter(
					(row) => row.slot !== null && row.slot % 24 >= hour && iso(row.first).slice(0, 7) >= month && row.origin !== origin
				);
				expect(rows).toEqual([[expected.length]]);
			}),
			{ numRuns: 25, seed: 20261122 }
		);
	});

	it('and leave out what is loaded and not published', async () => {
		expect((await ask('SELECT count(*) AS n, count(DISTINCT source) AS sources FROM incidents')).rows).toEqual([[all.length, 3]]);
	});

	it('with the columns that are listed, in that order', async () => {
		const { columns } = await ask('SELECT * FROM incidents LIMIT 1');
		expect(columns.map(({ name }) => name)).toEqual(ASK_COLUMNS.map(({ name }) => name));
		const kinds = { number: 'number', date: 'date', 'date and time': 'time', text: 'text' };
		expect(columns.map(({ kind }) => kind)).toEqual(ASK_COLUMNS.map(({ type }) => kinds[type]));
	});

	it('again when rows are published or removed', async () => {
		const own = createStore(await openDuckDb());
		const count = async () => table(await own.ask('SELECT count(*), count(DISTINCT category) FROM incidents', 1)).rows[0];
		expect(await count()).toEqual([0, 0]);
		await publishInto(own, 'one', all.slice(0, 100));
		expect(await count()).toEqual([100, new Set(all.slice(0, 100).flatMap((row) => row.category || [])).size]);
		const holdings = await publishInto(own, 'two', hidden).then(() => own.holdings());
		expect((await count())?.[0]).toBe(400);
		await own.discard(holdings.sources[0]?.id ?? 0);
		expect((await count())?.[0]).toBe(300);
		await own.close();
	});
});

describe('plain values', () => {
	it('numbers, texts, dates and nulls', async () => {
		const { columns, rows } = await ask(
			"SELECT 1 AS a, 2.5 AS b, 9007199254740993 AS c, NULL AS d, DATE '2026-11-22' AS e, TIMESTAMP '2026-11-22 22:15:00' AS f, 'x''y' AS g, sum(h) AS h, 1 AS a FROM (VALUES (1), (2)) AS t(h)"
		);
		expect(rows).toEqual([[1, 2.5, '9007199254740993', null, '2026-11-22', '2026-11-22 22:15:00', "x'y", 3, 1]]);
		expect(columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'number', 'number', 'date', 'time', 'text', 'number', 'number']);
	});
	it('in the order asked for, up to the limit', async () => {
		const { rows, more } = await ask('SELECT n FROM range(100000) AS t(n) ORDER BY (n * 7919) % 100003 DESC, n', 1000);
		const expected = Array.from({ length: 100_000 }, (_, n) => n).sort((a, b) => ((b * 7919) % 100_003) - ((a * 7919) % 100_003));
		expect(rows.map(([n]) => n)).toEqual(expected.slice(0, 1000));
		expect(more).toBe(true);
		expect((await ask('SELECT n FROM range(1000) AS t(n)', 1000)).more).toBe(false);
	});
	it('a huge answer gives the limit and no more', async () => {
		const { rows, more } = await ask('SELECT a.n, b.n FROM range(100000) AS a(n) CROSS JOIN range(100000) AS b(n)', 50);
		expect([rows.length, more]).toEqual([50, true]);
		await expect(store.ask('SELECT 1', 0)).rejects.toMatchObject({ code: 'bad-limit' });
		await expect(store.ask('SELECT 1', 1e9)).rejects.toMatchObject({ code: 'bad-limit' });
	});
});

describe('allowed', () => {
	it.each([
		'SELECT category, count(*) AS n FROM incidents GROUP BY ALL ORDER BY n DESC, category LIMIT 5;',
		'FROM incidents SELECT count(*)',
		'FROM incidents LIMIT 3',
		'TABLE incidents',
		'VALUES (1), (2)',
		'DESCRIBE incidents',
		'SUMMARIZE SELECT hour FROM incidents',
		'WITH a AS (SELECT month FROM incidents), b(m, n) AS (SELECT month, count(*) FROM a GROUP BY 1) SELECT m, n, lag(n) OVER (ORDER BY m), avg(n) OVER (ORDER BY m ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM b -- done',
		"SELECT month, count(*) FILTER (WHERE category ILIKE '%crime%') FROM incidents GROUP BY ROLLUP (month)",
		"SELECT CASE WHEN hour IN (22, 23) THEN 'late' ELSE '-- ; DROP TABLE x /*' END FROM incidents /* a ; comment */ LIMIT 1",
		'SELECT "category" FROM "incidents" UNION ALL SELECT area FROM incidents ORDER BY 1 LIMIT 3',
		"SELECT extract(year FROM date), date_trunc('month', date), date + INTERVAL 7 DAY FROM incidents LIMIT 2",
		'SELECT CAST(hour AS DECIMAL(4, 1)) FROM incidents LIMIT 1',
		'(SELECT 1)',
		'SELECT * EXCLUDE (source) FROM incidents LIMIT 1',
		'SELECT i.hour FROM incidents i JOIN range(0, 24) AS h(n) ON h.n = i.hour LIMIT 1'
	])('%s', async (sql) => {
		expect(await store.ask(sql, 10)).toHaveProperty('rows');
	});
	it('every function on the list is known to the engine', async () => {
		const { columns } = await engine.run('SELECT DISTINCT function_name AS name FROM duckdb_functions()');
		const known = new Set<unknown>(columns.name as readonly string[]);
		const special = ['extract', 'cast', 'try_cast', 'coalesce', 'nullif', 'if', 'position', 'grouping', 'ifnull'];
		const over = ASK_FUNCTIONS.filter(({ use }) => use.includes('OVER'));
		expect(ASK_FUNCTIONS.filter((one) => !known.has(one.name) && !special.includes(one.name) && !over.includes(one))).toEqual([]);
		await ask(`SELECT ${over.map(({ use }) => use).join(', ')} FROM (VALUES (1, 2)) AS t(x, y)`);
	});
});

const HOSTILE = [
	'',
	';',
	'-- nothing',
	'/* SELECT 1',
	"SELECT 'a",
	'SELECT "a',
	'SELECT (1',
	'SELECT 1)',
	'SELECT $1',
	'SELECT $$a$$',
	'SELECT 1 /* /* */ */',
	'DROP TABLE incident_0',
	'DELETE FROM incident_0',
	'INSERT INTO incident_0 SELECT * FROM incident_0',
	'UPDATE incident_0 SET slot = 1',
	'CREATE TABLE x AS SELECT 1',
	'CREATE TEMP TABLE x AS SELECT 1',
	'CREATE OR REPLACE VIEW incidents AS SELECT 1',
	'CREATE MACRO f(a) AS a',
	'ALTER TABLE incident_0 DROP COLUMN slot',
	'TRUNCATE incident_0',
	'VACUUM',
	'CHECKPOINT',
	'BEGIN',
	'COMMIT',
	'ROLLBACK',
	"COPY incidents TO 'x.csv'",
	"COPY (SELECT 1) TO 'x.csv'",
	"EXPORT DATABASE 'x'",
	"IMPORT DATABASE 'x'",
	"ATTACH 'x.db'",
	'DETACH memory',
	'USE memory',
	'INSTALL httpfs',
	'LOAD httpfs',
	'SET memory_limit = 1',
	'RESET memory_limit',
	'PRAGMA version',
	'CALL pragma_version()',
	'EXPLAIN SELECT 1',
	'PREPARE p AS SELECT 1',
	'EXECUTE p',
	'DEALLOCATE p',
	'SHOW TABLES',
	'EXPLAIN ANALYZE SELECT 1',
	'SELECT 1; SELECT 2',
	'SELECT 1; DROP TABLE incident_0',
	'SELECT 1) ; DROP TABLE incident_0; SELECT (1',
	'SELECT 1 ;-- \n DROP TABLE incident_0',
	'SELECT 1) AS asked(c0); DROP TABLE incident_0; --',
	"SELECT * FROM read_csv('/etc/passwd')",
	"SELECT * FROM read_text('/etc/passwd')",
	"SELECT * FROM read_blob('/etc/*')",
	"SELECT * FROM glob('/*')",
	"SELECT * FROM read_parquet('http://127.0.0.1/x')",
	"SELECT * FROM read_json('https://example.org/x')",
	"SELECT * FROM sniff_csv('/etc/passwd')",
	"SELECT * FROM '/etc/passwd'",
	"SELECT * FROM 'http://127.0.0.1/x.parquet'",
	"SELECT * FROM incidents, '/etc/passwd'",
	"FROM '/etc/passwd'",
	'SELECT * FROM "/etc/passwd"',
	"SELECT * FROM incidents JOIN 'x.csv' ON true",
	'SELECT * FROM incident_0',
	'SELECT * FROM "incident_0"',
	'SELECT * FROM memory.main.incident_0',
	"SELECT * FROM 'incident_0'",
	"SELECT * FROM incidents, 'incident_0'",
	'SELECT * FROM "INCIDENT_0"',
	'SELECT loc FROM incidents',
	'SELECT rowid FROM incidents',
	'SELECT * FROM ask_category',
	'SELECT * FROM information_schema.tables',
	'SELECT * FROM pg_catalog.pg_tables',
	'SELECT * FROM sqlite_master',
	'SELECT * FROM duckdb_tables()',
	'SELECT * FROM duckdb_settings()',
	"SELECT * FROM pragma_table_info('incident_0')",
	"SELECT * FROM query('SELECT * FROM incident_0')",
	"SELECT * FROM query_table('incident_0')",
	"SELECT * FROM enable_logging('QueryLog')",
	'SELECT * FROM force_checkpoint()',
	"SELECT getenv('HOME')",
	"SELECT current_setting('memory_limit')",
	"SELECT set_config('a', 'b')",
	"SELECT nextval('s')",
	"SELECT 'SELECT 1'.query()",
	"SELECT repeat('a', 1000000000)",
	'SELECT range(1000000000)',
	"SELECT E'a\\'b'",
	'SELECT * FROM U&"incident\\005F0"',
	'WITH x AS (DELETE FROM incident_0 RETURNING *) SELECT * FROM x',
	'WITH x AS (SELECT 1) DELETE FROM incident_0',
	'SELECT * FROM (INSERT INTO incident_0 SELECT 1)',
	'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t',
	'SELECT 1 INTO x',
	'PIVOT incidents ON category USING count(*)',
	'SELECT * FROM (PIVOT incidents ON category USING count(*))',
	'SELECT * FROM incidents USING SAMPLE 10',
	'SELECT ?',
	'SELECT \u0000 1',
	'SELEC 1',
	'SELECT FROM WHERE'
];

describe('refused', () => {
	const TABLES = "SELECT CAST(count(*) AS INTEGER) AS n FROM duckdb_tables() WHERE table_name NOT LIKE 'ask_%'";
	const ROWS = 'SELECT CAST(count(*) AS INTEGER) AS n, CAST(sum(slot) AS DOUBLE) AS slots FROM incident_0';
	let before: readonly EngineTable[] = [];
	beforeAll(async () => {
		before = [await engine.run(TABLES), await engine.run(ROWS)];
	});
	afterAll(async () => {
		expect([await engine.run(TABLES), await engine.run(ROWS)]).toEqual(before);
		expect((await ask('SELECT count(*) FROM incidents')).rows).toEqual([[all.length]]);
	});

	it.each(HOSTILE)('%j', async (sql) => {
		expect(await store.ask(sql, 10)).toHaveProperty('refused');
	});

	it('by the engine itself, were the text not read before', async () => {
		for (const sql of [
			'SELECT 1; DROP TABLE incident_0',
			'SELECT * FROM (SELECT 1) ; DROP TABLE incident_0; SELECT (1)',
			'INSERT INTO incident_0 SELECT * FROM incident_0',
			'DROP TABLE incident_0',
			"COPY incident_0 TO 'x.csv'",
			"SELECT * FROM read_csv('/etc/passwd')",
			"ATTACH 'x.db'",
			'SET threads = 2'
		])
			await expect(engine.query(sql), sql).rejects.toMatchObject({ name: 'HexbeatError' });
		expect((await ask('SELECT count(*) FROM incidents')).rows).toEqual([[all.length]]);
	});

	it('never harms, whatever is written', { timeout: 30_000 }, async () => {
		const words = [
			'SELECT',
			'*',
			'FROM',
			'incidents',
			'incident_0',
			'(',
			')',
			';',
			'DROP TABLE incident_0',
			"'",
			'"',
			'--',
			'/*',
			'*/',
			'\n',
			'1',
			',',
			'WITH',
			'AS',
			'x',
			'DELETE',
			"'a'",
			'count(*)',
			'UNION ALL',
			'WHERE',
			'hour',
			'='
		];
		await fc.assert(
			fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 14 }), async (parts) => {
				await store.ask(parts.join(' '), 5);
				expect((await ask('SELECT count(*) FROM incidents')).rows).toEqual([[all.length]]);
			}),
			{ numRuns: 100, seed: 20261122 }
		);
	});
});

describe('says what is wrong, and where', () => {
	const where = async (sql: string): Promise<readonly [string, string, string]> => {
		const answer = await store.ask(sql, 10);
		if (!('refused' in answer)) throw new Error('answered');
		const { fault, remedy, at } = answer.refused;
		return [fault, remedy, at ? sql.slice(at.from, at.to) : ''];
	};
	it.each([
		['SELECT hour,\n  categry\nFROM incidents', 'There is no column “categry”.', /category/, 'categry'],
		['SELECT * FROM incident', 'There is no table “incident”.', /incidents/, 'incident'],
		['SELECT hour FROM incidents GROUP BY month', '“hour” is neither grouped by nor summed up.', /any_value/, 'hour'],
		['SELECT sum(category) FROM incidents', 'sum cannot be worked out from text.', /try_cast/, 'sum'],
		['SELECT count(*) FROM incidents WHERE', 'The statement ends too soon.', /missing/, ''],
		['SELECT count(*) FROM incidents WHERE hour = = 3', '“=” is not expected here.', /just before/, '='],
		['SELECT median_of(hour) FROM incidents', 'The function “median_of” is not offered.', /listed/, 'median_of'],
		[
			"SELECT CAST(category AS INTEGER) FROM incidents WHERE category = 'Burglary'",
			'A text cannot be read as a number or a date.',
			/try_cast/,
			''
		],
		['DROP TABLE incidents', 'A question cannot begin with “DROP”: the console reads and never changes anything.', /SELECT/, 'DROP'],
		['SELECT 1; SELECT 2', 'One statement at a time.', /semicolon/, 'SELECT']
	])('%s', async (sql, fault, remedy, at) => {
		const [said, advice, place] = await where(sql);
		expect(said).toBe(fault);
		expect(advice).toMatch(remedy);
		if (at !== '' || said.includes('ends')) expect(place).toBe(at);
	});
	it('on a long line, too', async () => {
		const [, , at] = await where(`SELECT ${'hour, '.repeat(60)}nowhere_at_all, ${'month, '.repeat(60)} hour FROM incidents`);
		expect(at).toBe('nowhere_at_all');
	});
});

// Each would run for minutes: whatever is answered within the time of a test was stopped.
describe('cancelled', () => {
	it.each([
		'SELECT count(*) FROM range(100000) AS a(n) CROSS JOIN range(100000) AS b(n) WHERE (a.n * b.n) % 7 = 3',
		'SELECT count(DISTINCT a.n * b.n) FROM range(100000) AS a(n) CROSS JOIN range(100000) AS b(n)',
		'SELECT a.category, count(*) FROM incidents a JOIN incidents b ON a.hour <> b.hour JOIN incidents c ON b.hour <> c.hour GROUP BY 1'
	])('%s', async (sql) => {
		const control = new AbortController();
		const asked = store.ask(sql, 10, control.signal);
		await new Promise((resolve) => setTimeout(resolve, 150));
		control.abort();
		await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
		expect((await ask('SELECT count(*) FROM incidents')).rows).toEqual([[all.length]]);
	});
});
