import { describe, expect, test } from 'vitest';
import { cellOf } from '../../../src/lib/core/cells';
import { NO_FILTER } from '../../../src/lib/core/filter';
import { COARSE_RESOLUTIONS, type CleanBatch } from '../../../src/lib/core/incident';
import type { FileReport, Mapping } from '../../../src/lib/ingest';
import { createImporter } from '../../../src/lib/ingest/importer';
import { createStore, type Engine, type Store } from '../../../src/lib/store';
import { openDuckDb } from '../../../src/lib/store/duckdb-wasm/node';
import { NO_MAPPING, csv } from '../importing';

/** People, devices and places that no one may find again. Every coordinate has six decimals of its own. */
const PEOPLE = Array.from({ length: 400 }, (_, i) => ({
	name: `Quill${String(i)}feather Umberslade`,
	phone: `07700 9${String(10_000 + i).slice(0, 2)}${String(100 + (i % 900))}`,
	mail: `person${String(i)}@pennywhistle.example`,
	device: `49015420323${String(7000 + i)}`,
	lat: (51.27 + ((i * 7919) % 40_000) / 1e6 + 1e-6).toFixed(6),
	lng: (1.05 + ((i * 104_729) % 60_000) / 1e6 + 1e-6).toFixed(6)
}));
const HEADER =
	'Alert ID,Alert type,User name,Mobile,E-mail,Device ID,Raised,Closed,Latitude,Longitude,Accuracy (m),Operator notes,Postcode';
const FILE = csv(
	HEADER,
	PEOPLE.map(({ name, phone, mail, device, lat, lng }, i) =>
		[
			`SZ-${String(48_000 + i)}`,
			i % 3 ? 'Help' : 'First aid',
			name,
			phone,
			mail,
			device,
			`${String((i % 28) + 1).padStart(2, '0')}/03/2026 ${String(i % 24).padStart(2, '0')}:41`,
			'',
			lat,
			lng,
			String(5 + (i % 40)),
			`"${name} called from the bus stop, number ${phone}, and was walked home by the patrol"`,
			`CT${String((i % 3) + 1)} ${String(i % 10)}AB`
		].join(',')
	)
);

/** Tables and rows of the database, as the engine gives them out. */
class Watched implements Engine {
	readonly tables = new Set<string>();
	constructor(private readonly engine: Engine) {}
	run: Engine['run'] = (sql, signal) => {
		const made = /CREATE TABLE (\w+)/.exec(sql)?.[1];
		if (made !== undefined) this.tables.add(made);
		return this.engine.run(sql, signal);
	};
	query: Engine['query'] = (sql, signal) => this.engine.query(sql, signal);
	append: Engine['append'] = (table, rows, signal) => this.engine.append(table, rows, signal);
	close: Engine['close'] = () => this.engine.close();

	/** Every value of every table, as text and as numbers. */
	async dump(): Promise<{ texts: Set<string>; numbers: Set<number> }> {
		const texts = new Set<string>();
		const numbers = new Set<number>();
		const all = await this.engine.run("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main'");
		for (const table of all.columns['name'] ?? []) {
			const { columns } = await this.engine.run(`SELECT * FROM ${String(table)}`);
			for (const column of Object.values(columns))
				for (const value of column)
					if (typeof value === 'number') numbers.add(value);
					else texts.add(String(value));
		}
		return { texts, numbers };
	}
}

interface Loaded {
	readonly store: Store;
	readonly engine: Watched;
	readonly report: FileReport;
	readonly batches: readonly CleanBatch[];
}

async function load(text: string, mapping: Partial<Mapping> = {}): Promise<Loaded> {
	const engine = new Watched(await openDuckDb());
	const store = createStore(engine, { resolutions: [8] });
	const id = await store.begin();
	const batches: CleanBatch[] = [];
	const take = (batch: CleanBatch): Promise<void> => {
		batches.push(structuredClone(batch));
		return store.load(id, batch);
	};
	const file = new Blob([text]);
	const report = await createImporter().read(file, 'alerts.csv', { ...NO_MAPPING, ...mapping }, take, () => undefined);
	await store.publish([{ id, facts: report.facts }]);
	return { store, engine, report, batches };
}

/** Exact coordinates as the store, DuckDB or a batch could hold them. */
const POSITIONS = PEOPLE.flatMap(({ lat, lng }) => [
	Number(lat),
	Number(lng),
	Math.round(Number(lat) * 1e7),
	Math.round(Number(lng) * 1e7)
]);
const SECRETS = /Quill|feather|Umberslade|pennywhistle|07700|4901542|bus stop|SZ-48/i;

describe('an alert export with people, devices and exact points', () => {
	test('leaves none of them in the batches, the report or any table', async () => {
		const { store, engine, report, batches } = await load(FILE);
		expect(report).toMatchObject({ profile: 'safezone', facts: { accepted: 400, unlocated: 0, positions: 'cells', snapped: false } });
		const spoken = JSON.stringify(report);
		expect(spoken).not.toMatch(SECRETS);
		for (const { lat, lng } of PEOPLE) for (const degrees of [lat, lng]) expect(spoken).not.toContain(degrees);
		expect(JSON.stringify(batches.map(({ newNames }) => newNames))).not.toMatch(SECRETS);
		const columnsOf = ({ columns }: CleanBatch): number[] =>
			Object.values<ArrayLike<number>>({ ...columns }).flatMap((column) => Array.from(column));
		const held = new Set(batches.flatMap((batch) => [...batch.newPoints, ...columnsOf(batch)]));
		for (const resolution of [7, 8, 9, 10, 11]) await store.cells(NO_FILTER, resolution);
		await store.demand(NO_FILTER, 9, null, { officer: true });
		const { texts, numbers } = await engine.dump();
		expect(engine.tables.size).toBeGreaterThan(0);
		expect(numbers.size).toBeGreaterThan(100);
		expect([...texts].join('\n')).not.toMatch(SECRETS);
		expect(POSITIONS.filter((position) => held.has(position) || numbers.has(position))).toEqual([]);
		await store.close();
	});

	test('counts in the hexagons of the true points, at every resolution from 7 to 10', async () => {
		const { store } = await load(FILE);
		for (const resolution of COARSE_RESOLUTIONS) {
			const expected = new Map<string, number>();
			for (const { lat, lng } of PEOPLE) {
				const cell = cellOf(Number(lng), Number(lat), resolution);
				expected.set(cell, (expected.get(cell) ?? 0) + 1);
			}
			const [{ cells }, { counts }] = await Promise.all([store.grid(resolution), store.cells(NO_FILTER, resolution)]);
			expect(new Map(cells.map((cell, i) => [cell, counts[i]]))).toEqual(new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))));
		}
		expect((await store.holdings()).finest).toBe(10);
		await store.close();
	});

	test('the accuracy of the fixes and the districts of the postcodes stay; the record says what was done', async () => {
		const { report, batches, store } = await load(FILE);
		expect(batches[0]?.columns.accuracy[3]).toBe(8);
		expect(batches[0]?.newNames.area).toEqual(['CT1', 'CT2', 'CT3']);
		const byName = Object.fromEntries((report.record?.columns ?? []).map((column) => [column.name, column]));
		expect(byName).toMatchObject({
			'User name': { class: 'drop' },
			Mobile: { class: 'drop', rule: 'phone' },
			'E-mail': { class: 'drop', rule: 'email' },
			'Device ID': { class: 'drop', rule: 'device_id' },
			'Operator notes': { class: 'drop' },
			Latitude: { class: 'coarsen', override: null },
			Postcode: { class: 'coarsen', role: 'area', rule: 'postcode_full' },
			'Accuracy (m)': { class: 'keep' }
		});
		expect(report.record).toMatchObject({
			positions: 'cells',
			sharedShare: 0,
			pointsOverride: null,
			at: null,
			rows: 400,
			times: 'as read'
		});
		await store.close();
	});

	test('a typed reason keeps the points in memory, and nothing else', async () => {
		const { report, batches, store } = await load(FILE, { overrides: { points: 'Near repeats are to be studied', 2: 'I want the names' } });
		expect(report.facts.positions).toBe('exact');
		expect(report.record).toMatchObject({ positions: 'exact', pointsOverride: 'Near repeats are to be studied' });
		expect(batches[0]?.newCells).toBeUndefined();
		expect(batches[0]?.newPoints[1]).toBe(Number(PEOPLE[0]?.lat));
		expect(JSON.stringify([report, batches.map(({ newNames }) => newNames)])).not.toMatch(SECRETS);
		expect((await store.holdings()).finest).toBe(11);
		await store.close();
	});

	test('a reason too short is none', async () => {
		const { report, store } = await load(FILE, { overrides: { points: 'because' } });
		expect(report.facts.positions).toBe('cells');
		await store.close();
	});

	test('clock times become days where asked', async () => {
		const { report, batches, store } = await load(FILE, { answers: { 'coarsen-times': 'days' } });
		expect(report).toMatchObject({
			precision: 'day',
			record: { times: 'days', standOut: { by: ['place (0.1 km²)', 'weekday', 'category'] } }
		});
		expect(batches.flatMap(({ columns }) => [...columns.second]).every((second) => second === -1)).toBe(true);
		await store.close();
	});
});
