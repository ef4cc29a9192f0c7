import type { Catalogue } from '../catalogue';
import type { Engine } from '../engine';
import type { Hexes } from '../hexes';
import type { Lock } from '../lock';
import { oneOf, type Dialect } from '../sql/dialect';
import type { Tables } from '../tables';
import { NAMED, cellTable, namedTable, viewOf, type AskNamed } from './columns';

export interface ViewParts {
	readonly engine: Engine;
	readonly dialect: Dialect;
	readonly catalogue: Catalogue;
	readonly tables: Tables;
	readonly hexes: Hexes;
	readonly lock: Lock;
}

interface Names {
	readonly code: Int32Array;
	readonly name: readonly (string | null)[];
}

/** The table `incidents` that users ask: made when it is first asked for, and again when the published rows changed. */
export class View {
	readonly #parts: ViewParts;
	/** Tables of names that belong to what is published now. */
	readonly #made = new Set<string>();
	/** What the view was made for. */
	#key = '';

	constructor(parts: ViewParts) {
		this.#parts = parts;
	}

	/** What the rows are now: a statement belongs to it. */
	get state(): string {
		const { catalogue, tables } = this.#parts;
		return `${String(catalogue.version)} ${tables.incident}`;
	}

	/** Makes `incidents` ready with the hexagons of some resolutions. */
	prepare(resolutions: readonly number[], signal?: AbortSignal): Promise<void> {
		return this.#parts.lock.run(async () => {
			const key = [this.state, ...resolutions].join(' ');
			if (key === this.#key) return;
			const { engine, tables, catalogue } = this.#parts;
			await tables.open();
			for (const field of NAMED) await this.#table(namedTable(field), () => this.#names(field), signal);
			for (const resolution of resolutions) await this.#table(cellTable(resolution), () => this.#cells(resolution, signal), signal);
			const published = catalogue.holdings().sources.map(({ id }) => id);
			await engine.run(viewOf(tables.incident, oneOf('i.source', published), resolutions), signal);
			this.#key = key;
		}, signal);
	}

	/** To be called when the published rows changed: names that are no longer used are not kept. */
	clear(): void {
		const { engine } = this.#parts;
		if (this.#key !== '') engine.run('DROP VIEW IF EXISTS incidents').catch(() => undefined);
		for (const table of this.#made) engine.run(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
		this.#made.clear();
		this.#key = '';
	}

	async #table(name: string, rows: () => Names | Promise<Names>, signal?: AbortSignal): Promise<void> {
		if (this.#made.has(name)) return;
		const { engine, dialect } = this.#parts;
		const columns = await rows();
		await engine.run(`DROP TABLE IF EXISTS ${name}`, signal);
		await engine.run(`CREATE TABLE ${name} (code ${dialect.types.i32}, name VARCHAR)`, signal);
		await engine.append(name, { length: columns.code.length, columns: { code: columns.code, name: columns.name } }, signal);
		this.#made.add(name);
	}

	#names(field: AskNamed): Names {
		const { catalogue } = this.#parts;
		if (field === 'source') {
			const { sources } = catalogue.holdings();
			return { code: Int32Array.from(sources, ({ id }) => id), name: sources.map(({ label }) => label) };
		}
		const names = catalogue.names[field];
		const code = Int32Array.from({ length: names.size }, (_, i) => i);
		return { code, name: Array.from(code, (at) => names.name(at)) };
	}

	async #cells(resolution: number, signal?: AbortSignal): Promise<Names> {
		const { hexes, catalogue } = this.#parts;
		await hexes.extend(resolution, catalogue.points, signal);
		const ids = hexes.ids(resolution);
		const codes = hexes.codes(resolution);
		return { code: Int32Array.from(codes, (_, loc) => loc), name: Array.from(codes, (cell) => ids[cell] ?? null) };
	}
}
