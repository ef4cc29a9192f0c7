import { words } from '../columns/words';
import type { FileReport, Role } from '../contract';

type Tabular = Pick<FileReport, 'columns' | 'name'>;

/** How the columns of the files of one series differ. */
export interface ColumnDifferences {
	/** Columns that only some files have, with the number of those files. */
	readonly partial: readonly { readonly name: string; readonly files: number }[];
	/** Columns that are read as the same although their headers differ. */
	readonly renamed: readonly { readonly role: Role; readonly names: readonly string[] }[];
	/** Files whose columns stand in another order than in the first. */
	readonly reordered: number;
}

/** Headers compare without case, spaces and punctuation. */
const spelt = (name: string): string => words(name).join(' ') || name;

/** Null where all files have the same columns in the same order. */
export function columnDifferences(files: readonly Tabular[]): ColumnDifferences | null {
	const [first] = files;
	if (!first || files.length < 2) return null;
	const renamed = renamedRoles(files);
	const alias = new Map(renamed.flatMap(({ names }) => names.map((name) => [spelt(name), spelt(names[0] ?? name)] as const)));
	const key = (name: string): string => alias.get(spelt(name)) ?? spelt(name);
	const counts = new Map<string, { name: string; files: number }>();
	for (const { columns } of files)
		for (const [at, name] of new Map(columns.map((column) => [key(column.name), column.name] as const)))
			counts.set(at, { name: counts.get(at)?.name ?? name, files: (counts.get(at)?.files ?? 0) + 1 });
	const partial = [...counts.values()].filter((column) => column.files < files.length);
	const order = (file: Tabular, other: Tabular): string => {
		const theirs = new Set(other.columns.map(({ name }) => key(name)));
		return JSON.stringify(file.columns.map(({ name }) => key(name)).filter((name) => theirs.has(name)));
	};
	const reordered = files.filter((file) => order(file, first) !== order(first, file)).length;
	return partial.length + renamed.length + reordered === 0 ? null : { partial, renamed, reordered };
}

/** Roles whose columns have different headers in different files. */
function renamedRoles(files: readonly Tabular[]): { role: Role; names: string[] }[] {
	const byRole = new Map<Role, Map<string, string>>();
	for (const { columns } of files)
		for (const { role, name } of columns) {
			if (role === 'ignore') continue;
			const names = byRole.get(role) ?? new Map<string, string>();
			byRole.set(role, names);
			if (!names.has(spelt(name))) names.set(spelt(name), name);
		}
	return [...byRole].filter(([, names]) => names.size > 1).map(([role, names]) => ({ role, names: [...names.values()] }));
}
