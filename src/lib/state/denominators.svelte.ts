import type { CountTable } from '../core/count-table';
import { denominatorOf, firstChoice, type Denominator, type DenominatorChoice } from './denominator';
import type { KeptDenominators } from './keptTables';

/** Tables of counts by area that rates can stand on, and what the user said of each. Stay on this machine and belong to the workspace. */
export class Denominators {
	#tables = $state.raw<readonly CountTable[]>([]);
	#choices = $state.raw<Readonly<Record<string, DenominatorChoice>>>({});
	#chosen = $state<string | null>(null);
	#version = $state(0);

	get tables(): readonly CountTable[] {
		return this.#tables;
	}
	/** Grows whenever a table comes or goes. */
	get version(): number {
		return this.#version;
	}
	/** The table in use; null for none. */
	get chosen(): CountTable | null {
		return this.#tables.find(({ name }) => name === this.#chosen) ?? null;
	}
	/** What is said of the table in use. */
	get choice(): DenominatorChoice | null {
		return this.#choices[this.#chosen ?? ''] ?? null;
	}
	/** What rates stand on; null without a table, or while something about it is open. */
	readonly now: Denominator | null = $derived.by(() => (this.chosen && this.choice ? denominatorOf(this.chosen, this.choice) : null));

	/** Takes a table, in the place of one of the same name, and uses it. */
	add(table: CountTable): void {
		this.#tables = [...this.#tables.filter(({ name }) => name !== table.name), table];
		this.#choices = { ...this.#choices, [table.name]: firstChoice(table) };
		this.#chosen = table.name;
		this.#version++;
	}

	use(name: string | null): void {
		this.#chosen = name;
	}

	/** Changes what is said of the table in use. */
	say(part: Partial<DenominatorChoice>): void {
		const { choice } = this;
		if (this.#chosen !== null && choice) this.#choices = { ...this.#choices, [this.#chosen]: { ...choice, ...part } };
	}

	remove(name: string): void {
		this.#tables = this.#tables.filter((table) => table.name !== name);
		this.#version++;
		if (this.#chosen === name) this.#chosen = this.#tables.at(-1)?.name ?? null;
	}

	/** What a workspace keeps. */
	get kept(): KeptDenominators {
		const choices = this.#tables.map((table) => [table.name, this.#choices[table.name] ?? firstChoice(table)] as const);
		return { tables: this.#tables, choices: Object.fromEntries(choices), chosen: this.chosen?.name ?? null };
	}

	/** Takes the tables of a workspace in the place of those that are here. */
	adopt({ tables, choices, chosen }: KeptDenominators): void {
		this.#tables = tables;
		this.#choices = choices;
		this.#chosen = chosen;
		this.#version++;
	}
}
