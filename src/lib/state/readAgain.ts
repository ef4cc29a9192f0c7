/** Which files of an import must be read again because ids that they share with another one changed hands. Pure. */
import type { FileReport } from '../ingest';

/** A file of the import as far as its ids go. */
export interface Numbered {
	readonly number: number;
	readonly report: Pick<FileReport, 'repeats'> | null;
}

/** Files whose rows were the ones to stay until this report; they give way once they are read again. */
export function overtakenBy({ repeats }: Pick<FileReport, 'repeats'>, files: readonly Numbered[]): number[] {
	return files.filter(({ number }) => repeats?.overtaken.includes(number)).map(({ number }) => number);
}

/** Files that share ids with one, directly or through others, itself included: a decision holds for all of them. */
export function sharingIds(number: number, files: readonly Numbered[]): number[] {
	const linked = (one: Numbered): readonly number[] => one.report?.repeats?.files ?? [];
	const found = new Set([number]);
	for (const at of found)
		for (const file of files)
			if (file.number === at) for (const other of linked(file)) found.add(other);
			else if (linked(file).includes(at)) found.add(file.number);
	return files.filter((file) => found.has(file.number)).map((file) => file.number);
}

/** Files that say something of a file that is no longer there. */
export const mentioning = (number: number, files: readonly Numbered[]): number[] =>
	files.filter((file) => file.report?.repeats?.files.includes(number)).map((file) => file.number);
