import type { SourceId } from '../core/source';
import type { Engine, EngineTable } from './engine';
import type { Hexes } from './hexes';
import type { Points } from './points';
import { literal, oneOf, type Dialect } from './sql/dialect';
import { INCIDENT, createTable, hexColumn } from './sql/schema';

/** The incident table in the engine and its hexagon columns. Callers hold the store's lock. */
export class Tables {
	readonly #engine: Engine;
	readonly #dialect: Dialect;
	#number = 0;
	#open = false;
	readonly #resolutions = new Set<number>();

	constructor(engine: Engine, dialect: Dialect) {
		this.#engine = engine;
		this.#dialect = dialect;
	}

	/** Name of the table that holds the incidents now. */
	get incident(): string {
		return `incident_${String(this.#number)}`;
	}

	/** Resolutions whose column is filled. */
	get resolutions(): readonly number[] {
		return [...this.#resolutions];
	}

	has(resolution: number): boolean {
		return this.ready && this.#resolutions.has(resolution);
	}

	get ready(): boolean {
		return this.#open;
	}

	/** Creates the table on first use. */
	async open(): Promise<void> {
		if (this.#open) return;
		await this.#engine.run(createTable(this.#dialect, this.incident, INCIDENT));
		this.#open = true;
	}

	append(rows: EngineTable, signal?: AbortSignal): Promise<void> {
		return this.#engine.append(this.incident, rows, signal);
	}

	/** Rows of some sources. */
	async rows(sources: readonly SourceId[], signal?: AbortSignal): Promise<number> {
		const sql = `SELECT ${this.#dialect.count} AS n FROM ${this.incident} WHERE ${oneOf('source', sources)}`;
		const { columns } = await this.#engine.run(sql, signal);
		return Number(columns.n?.[0]);
	}

	/** Gives every row its hexagon at a resolution: the rows now present here, later ones when they are loaded. */
	async activate(resolution: number, hexes: Hexes, points: Points, signal?: AbortSignal): Promise<void> {
		await this.open();
		if (this.#resolutions.has(resolution)) return;
		await hexes.extend(resolution, points, signal);
		const column = hexColumn(resolution);
		const lookup = `lookup_${String(resolution)}`;
		const length = points.size;
		await this.#engine.run(`DROP TABLE IF EXISTS ${lookup}`);
		await this.#engine.run(createTable(this.#dialect, lookup, { loc: 'i32', [column]: 'i32' }));
		const loc = Int32Array.from({ length }, (_, i) => i);
		await this.#engine.append(lookup, { length, columns: { loc, [column]: hexes.codes(resolution).slice(0, length) } }, signal);
		for (const statement of this.#dialect.fill(this.incident, column, 'i32', lookup)) await this.#engine.run(statement);
		await this.#engine.run(`DROP TABLE ${lookup}`);
		this.#resolutions.add(resolution);
	}

	/** A copy without a source takes the table's place: deleting alone would free no memory. Questions asked before still find the old one. */
	async remove(source: SourceId): Promise<void> {
		await this.copyWithout(`source = ${literal(source)}`);
		await this.swap();
	}

	/** Makes a copy without the rows of a condition. @returns its name; `swap` puts it in the table's place */
	async copyWithout(condition: string, signal?: AbortSignal): Promise<string> {
		const next = `incident_${String(this.#number + 1)}`;
		await this.#engine.run(`DROP TABLE IF EXISTS ${next}`);
		await this.#engine.run(`CREATE TABLE ${next} AS SELECT * FROM ${this.incident} WHERE NOT (${condition})`, signal);
		return next;
	}

	/** Puts the last copy in the table's place, at once, and drops the old one behind it. */
	async swap(): Promise<void> {
		const old = this.incident;
		this.#number++;
		await this.#engine.run(`DROP TABLE ${old}`);
	}

	/** Runs a statement on the tables. */
	ask(sql: string, signal?: AbortSignal): Promise<EngineTable> {
		return this.#engine.run(sql, signal);
	}
}
