/** Names ticked in a list; null is "all", so that names which appear later are included too. */
export type Selection = readonly string[] | null;

export const isTicked = (selection: Selection, name: string): boolean => selection === null || selection.includes(name);

/** The selection after one name is ticked or unticked; every name ticked becomes null. Keeps the order of `names`. */
export function toggleName(names: readonly string[], selection: Selection, name: string): Selection {
	const next = names.filter((n) => (n === name ? !isTicked(selection, n) : isTicked(selection, n)));
	return next.length === names.length ? null : next;
}

/** How many of the names are ticked. */
export function tickedOf(selection: Selection, names: readonly string[]): 'all' | 'some' | 'none' {
	const ticked = names.filter((name) => isTicked(selection, name)).length;
	return ticked === 0 ? 'none' : ticked === names.length ? 'all' : 'some';
}

/** A list with all of the names, or without them when it had them all. */
export function toggleNames(chosen: readonly string[], names: readonly string[]): readonly string[] {
	const rest = chosen.filter((name) => !names.includes(name));
	return tickedOf(chosen, names) === 'all' ? rest : [...rest, ...names];
}

/** Items by group in the order of first appearance; items without a group come under undefined. */
export function grouped<Item extends { readonly group?: string | undefined }>(
	items: readonly Item[]
): readonly { readonly group: string | undefined; readonly items: readonly Item[] }[] {
	const groups = new Map<string | undefined, Item[]>();
	for (const item of items) {
		const own = groups.get(item.group);
		if (own) own.push(item);
		else groups.set(item.group, [item]);
	}
	return [...groups].map(([group, own]) => ({ group, items: own }));
}

/** Names that contain every word of the query, case and accents aside. */
export function matchNames<Item extends { readonly name: string }>(items: readonly Item[], query: string): readonly Item[] {
	const words = plain(query).split(/\s+/).filter(Boolean);
	return words.length === 0 ? items : items.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

/** "All 9", "None", the name itself, or "3 of 9". */
export function selectionWords(names: readonly string[], selection: Selection): string {
	if (selection === null) return `All ${names.length.toLocaleString('en-GB')}`;
	if (selection.length === 0) return 'None';
	const [only] = selection;
	return selection.length === 1 && only !== undefined ? only : `${String(selection.length)} of ${names.length.toLocaleString('en-GB')}`;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
