/** `npm run reference [-- DIR]`: holds our statistics against reference files, one row each. Exit 1 on any disagreement. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judge, type Verdict } from './reference/judge';
import { rowOf } from './reference/row';

const DEFAULT = '../shared/oracles';

/** Every `.json` and `.csv` file below a folder, in order of name. */
async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && ['.json', '.csv'].includes(extname(entry.name).toLowerCase()))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** Prints a row per file and the tally as the last line; answers with the exit code. */
export async function reference(folder: string, print: (line: string) => void): Promise<number> {
	const tally: Record<Verdict, number> = { agree: 0, disagree: 0, unsupported: 0 };
	let files: string[];
	try {
		files = await filesBelow(folder);
	} catch {
		print(`No folder of reference files at ${folder}. Name one: npm run reference -- FOLDER`);
		return 2;
	}
	for (const file of files) {
		const judgement = await judge(await readFile(file, 'utf8'), extname(file).toLowerCase() === '.csv' ? 'csv' : 'json');
		tally[judgement.verdict]++;
		for (const line of rowOf(relative(folder, file), judgement)) print(line);
	}
	print(`agree ${String(tally.agree)}, disagree ${String(tally.disagree)}, unsupported ${String(tally.unsupported)}`);
	return tally.disagree > 0 ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href)
	process.exitCode = await reference(resolve(process.argv[2] ?? DEFAULT), (line) => {
		console.log(line);
	});
