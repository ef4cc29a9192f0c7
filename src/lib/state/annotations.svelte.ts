import { HexbeatError } from '../core/errors';
import { marksOf, MOST_ANNOTATIONS, MOST_TEXT, type Annotation, type EventMark } from '../core/annotation';
import type { Situations } from './situations.svelte';

/** What the dialog is about: a new note at a date, or one that is there. */
export interface Draft {
	/** Null for a new one. */
	readonly id: string | null;
	/** Null where the user still has to say it. */
	readonly day: number | null;
	readonly last: number | null;
	readonly text: string;
}

/**
 * Dated notes typed by the user, shown on every chart over time. They are steps of undo like any other change, belong to the workspace, and
 * never reach the address.
 */
export class Annotations {
	readonly #situations: Situations;
	#draft = $state.raw<Draft | null>(null);
	readonly marks: readonly EventMark[] = $derived.by(() => marksOf(this.#situations.now.annotations));

	constructor(situations: Situations) {
		this.#situations = situations;
	}

	get list(): readonly Annotation[] {
		return this.#situations.now.annotations;
	}
	get full(): boolean {
		return this.list.length >= MOST_ANNOTATIONS;
	}

	/** The note being written; null while the dialog is closed. */
	get draft(): Draft | null {
		return this.#draft;
	}
	/** Opens the dialog for a new note, at a date where one is known. */
	write(day: number | null = null, last: number | null = null, text = ''): void {
		this.#draft = { id: null, day, last, text };
	}
	/** Opens the dialog for a note that is there. */
	edit(id: string): void {
		const found = this.list.find((annotation) => annotation.id === id);
		this.#draft = found ? { ...found } : null;
	}
	close(): void {
		this.#draft = null;
	}

	/** Adds a note, or puts it in the place of the one with its id. */
	put({ id, day, last, text }: Omit<Annotation, 'id'> & { readonly id: string | null }): void {
		const clean: Annotation = {
			id: id ?? freeId(this.list),
			day: last === null ? day : Math.min(day, last),
			last: last === null || last === day ? null : Math.max(day, last),
			text: cleanText(text)
		};
		const others = this.list.filter((annotation) => annotation.id !== clean.id);
		if (others.length >= MOST_ANNOTATIONS) return;
		this.#situations.change({ annotations: [...others, clean] });
	}

	remove(id: string): void {
		this.#situations.change({ annotations: this.list.filter((annotation) => annotation.id !== id) });
	}
}

const freeId = (list: readonly Annotation[]): string => `n${String(1 + Math.max(0, ...list.map(({ id }) => Number(id.slice(1)) || 0)))}`;

/** One line, no longer than a chart can show. */
const cleanText = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT);

/** The notes as the text that travels with a workspace. */
export const writeAnnotations = (list: readonly Annotation[]): string => JSON.stringify({ version: 1, annotations: list });

/** @throws HexbeatError workspace-damaged when the text holds no notes. */
export function readAnnotations(text: string): readonly Annotation[] {
	const fault = (): HexbeatError =>
		new HexbeatError('workspace-damaged', 'The dated notes of this workspace cannot be read.', 'Open another copy of it.');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw fault();
	}
	const list = typeof value === 'object' && value !== null && 'annotations' in value ? value.annotations : null;
	if (!Array.isArray(list) || list.length > MOST_ANNOTATIONS) throw fault();
	return list.map((item: unknown, at) => {
		if (typeof item !== 'object' || item === null || !('day' in item) || !('text' in item)) throw fault();
		const last = 'last' in item ? item.last : null;
		const { day, text: words } = item;
		if (!isDay(day) || (last !== null && !isDay(last)) || typeof words !== 'string') throw fault();
		return { id: `n${String(at + 1)}`, day, last: last !== null && last > day ? last : null, text: cleanText(words) };
	});
}

/** Days from 1900 to 2200. */
const isDay = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= -25_567 && Number(value) <= 84_006;
