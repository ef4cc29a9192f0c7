import type { Mapping, Preview } from '../ingest';
import { fits, readMappings, remember, sameColumns, writeMappings, type SavedMapping } from './savedMapping';

/** Where they are kept; the version is part of the name. */
const KEY = 'hexbeat-mappings-1';
const MOST = 200;

/** Mappings that were corrected once, remembered on this computer for files with the same columns. */
export class Profiles {
	#list = $state.raw<readonly SavedMapping[]>([]);
	readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

	constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null = browserStorage()) {
		this.#storage = storage;
		this.#list = this.#stored();
	}

	/** The latest first. */
	get list(): readonly SavedMapping[] {
		return this.#list;
	}

	/** The mapping remembered for exactly these columns. */
	recall({ columns, hasHeader }: Preview): SavedMapping | null {
		return hasHeader ? (this.#list.find((saved) => fits(saved, columns)) ?? null) : null;
	}

	/** Remembers how a file is read, in place of what was remembered for its columns; null where the columns have no names. */
	keep(preview: Preview, mapping: Mapping, name = ''): SavedMapping | null {
		const before = this.recall(preview);
		const saved = remember(name || (before?.name ?? ''), preview, mapping);
		if (saved) this.#set([saved, ...this.#list.filter((other) => other !== before)]);
		return saved;
	}

	/** @returns the mapping under its new name */
	rename(saved: SavedMapping, name: string): SavedMapping {
		const text = name.trim().slice(0, 60);
		const renamed = text === '' ? saved : { ...saved, name: text };
		this.#set(this.#list.map((other) => (other === saved ? renamed : other)));
		return renamed;
	}

	forget(saved: SavedMapping): void {
		this.#set(this.#list.filter((other) => other !== saved));
	}

	export(): string {
		return writeMappings(this.#list);
	}

	/**
	 * Adds the mappings of a file in place of those for the same columns.
	 * @returns how many
	 * @throws HexbeatError not-mappings
	 */
	import(text: string): number {
		const added = readMappings(text);
		this.#set([...added, ...this.#list.filter((old) => !added.some((fresh) => sameColumns(old, fresh)))]);
		return added.length;
	}

	#set(list: readonly SavedMapping[]): void {
		this.#list = list.slice(0, MOST);
		try {
			if (this.#list.length === 0) this.#storage?.removeItem(KEY);
			else this.#storage?.setItem(KEY, writeMappings(this.#list));
		} catch {
			// A full or closed storage: the mappings last as long as the page.
		}
	}

	#stored(): readonly SavedMapping[] {
		try {
			const text = this.#storage?.getItem(KEY);
			return text ? readMappings(text) : [];
		} catch {
			return [];
		}
	}
}

/** Null where the browser keeps nothing. */
function browserStorage(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
