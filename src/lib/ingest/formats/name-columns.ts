/**
 * Names of columns from the rows of a header, unique: parts that differ are joined downwards, a group's name reaches over the empty
 * cells to its right, and a column without a name is "Column 3".
 */
export function nameColumns(header: readonly (readonly string[])[], width: number): string[] {
	const levels = header.map((row, level) => (level < header.length - 1 ? carriedRight(row, header.at(-1) ?? [], width) : row));
	const used = new Set<string>();
	return Array.from({ length: width }, (_, column) => {
		const parts = levels.map((row) => tidy(row[column] ?? '')).filter((part) => part !== '');
		const name = [...new Set(parts)].join(' ') || `Column ${column + 1}`;
		let unique = name;
		for (let n = 2; used.has(unique); n++) unique = `${name} (${n})`;
		used.add(unique);
		return unique;
	});
}

const tidy = (cell: string): string => cell.replaceAll('\ufeff', '').replace(/\s+/g, ' ').trim();

/** Merged cells are written once, at their left end. */
function carriedRight(row: readonly string[], below: readonly string[], width: number): string[] {
	let last = '';
	return Array.from({ length: width }, (_, column) => {
		const cell = tidy(row[column] ?? '');
		if (cell !== '') last = cell;
		return cell === '' && tidy(below[column] ?? '') !== '' ? last : cell;
	});
}
