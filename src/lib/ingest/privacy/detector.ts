import type { ColumnFacts } from '../columns/column-facts';
import type { ColumnClass } from '../contract';

/** One rule of the gate: what it finds, what is done with it, and why. */
export interface Detector {
	/** Name of what is found, e.g. "phone". */
	readonly name: string;
	readonly class: ColumnClass;
	/** Identifies a person or record by itself: the class cannot be overridden. */
	readonly direct: boolean;
	/** May serve as `id`: compared during the import, never stored. */
	readonly id: boolean;
	readonly reason: string;
	/** What a typed reason would change; absent where nothing can be overridden. */
	readonly override?: string;
	readonly finds: (column: ColumnFacts) => boolean;
}

export type Test = (column: ColumnFacts) => boolean;

/** The header contains the words (a pattern over its words in lower case). */
export const header =
	(pattern: RegExp): Test =>
	({ text }) =>
		pattern.test(text);

/** At least a share of the present values passes a validator. */
export const share =
	(validator: (text: string) => boolean, least: number): Test =>
	({ values }) => {
		let passed = 0;
		for (const value of values) if (validator(value)) passed++;
		return passed > 0 && passed >= least * values.length;
	};

/** At least one value passes. */
export const once =
	(validator: (text: string) => boolean): Test =>
	({ values }) =>
		values.some(validator);

export const either =
	(...tests: readonly Test[]): Test =>
	(column) =>
		tests.some((test) => test(column));
export const both =
	(...tests: readonly Test[]): Test =>
	(column) =>
		tests.every((test) => test(column));
export const not =
	(test: Test): Test =>
	(column) =>
		!test(column);
