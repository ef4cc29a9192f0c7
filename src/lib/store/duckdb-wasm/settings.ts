export interface DuckDbOptions {
	/** Memory that the database may use, in MB; 2,048 by default. */
	readonly memoryMb?: number;
}

/** DuckDB runs a query in slices of this length (ms), between which it can be cancelled. */
export const SLICE_MS = 50;

/** Statements that close the database off: nothing is fetched, no file is read, and no later statement can change that. */
export function settings({ memoryMb = 2048 }: DuckDbOptions): readonly string[] {
	return [
		'SET autoload_known_extensions=false',
		'SET autoinstall_known_extensions=false',
		`SET memory_limit='${String(Math.round(memoryMb))}MB'`,
		'SET enable_external_access=false',
		'SET lock_configuration=true'
	];
}
