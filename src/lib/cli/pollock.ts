/** `npm run pollock -- DIR`: scores our reading of the files in DIR/csv against DIR/clean, as the Pollock benchmark does. */
import { existsSync, openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readClean, readPolluted, type Reading } from './pollock/read-tables';
import { differences, scoreFile, type Cells, type FileScore } from './pollock/score';

export interface PollockFile extends FileScore {
	readonly name: string;
	/** Weight of the file, NaN where none is given. */
	readonly weight: number;
	/** What differed, in one line; empty for a full score. */
	readonly difference: string;
}

export interface PollockResult {
	/** Worst first. */
	readonly files: readonly PollockFile[];
	/** Mean score, 0 to 10. */
	readonly simple: number;
	/** Mean score by the weights of `pollock_weights.json`; null without that file. */
	readonly weighted: number | null;
}

const MOST = 3;
const LONG = 40;

/** Reads every file without any hint (`parameters/` is never opened) and scores it. */
export async function pollock(folder: string): Promise<PollockResult> {
	const names = (await readdir(join(folder, 'csv'))).sort();
	const weights = await weightsIn(folder);
	const files: PollockFile[] = [];
	for (const name of names) {
		const expected = readClean(await readFile(join(folder, 'clean', name), 'utf8'));
		const reading = await readPolluted(await openAsBlob(join(folder, 'csv', name)), name);
		const score = scoreFile(expected, reading.table);
		files.push({ ...score, name, weight: weights?.[name] ?? NaN, difference: score.score < 10 ? describe(expected, reading) : '' });
	}
	files.sort((a, b) => a.score - b.score || a.name.localeCompare(b.name, 'en', { numeric: true }));
	const weighed = files.filter(({ weight }) => weight > 0);
	return {
		files,
		simple: mean(files.map(({ score }) => [score, 1])),
		weighted: weighed.length > 0 ? mean(weighed.map(({ score, weight }) => [score, weight])) : null
	};
}

async function weightsIn(folder: string): Promise<Readonly<Record<string, number>> | null> {
	const path = join(folder, 'pollock_weights.json');
	return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Record<string, number>) : null;
}

function mean(values: readonly (readonly [value: number, weight: number])[]): number {
	const sum = values.reduce((all, [value, weight]) => all + value * weight, 0);
	return sum / values.reduce((all, [, weight]) => all + weight, 0);
}

function describe(expected: Cells, { table, rejects, refusal }: Reading): string {
	if (!table) return `refused: ${refusal ?? ''}`;
	const parts = rejects.slice(0, MOST).map((reject) => `rejected ${reject}`);
	if (rejects.length > MOST) parts.push(`and ${String(rejects.length - MOST)} more`);
	const rows = table.length === expected.length ? '' : `${String(table.length)} rows of ${String(expected.length)}`;
	const { missing, extra } = differences(expected.flat(), table.flat(), MOST);
	return [rows, ...parts, listed('missing', missing), listed('extra', extra)].filter((part) => part !== '').join('; ');
}

function listed(what: string, cells: readonly string[]): string {
	if (cells.length === 0) return '';
	return `${what} ${cells.map((cell) => JSON.stringify(cell.length > LONG ? `${cell.slice(0, LONG)}…` : cell)).join(', ')}`;
}

/** One line per file below the full score, then the tally and the two scores as the last lines. */
export function pollockTable({ files, simple, weighted }: PollockResult): string[] {
	const below = files.filter(({ score }) => score < 10);
	const wide = Math.max(4, ...below.map(({ name }) => name.length));
	const line = (score: string, weight: string, name: string, difference: string): string =>
		`${score.padStart(6)}  ${weight.padStart(8)}  ${name.padEnd(wide)}  ${difference}`;
	return [
		line('score', 'weight', 'file', 'what differed'),
		...below.map(({ score, weight, name, difference }) =>
			line(score.toFixed(3), Number.isNaN(weight) ? '' : weight.toFixed(3), name, difference)
		),
		`${String(files.length)} files, ${String(files.length - below.length)} with the full score`,
		`simple ${simple.toFixed(3)}`,
		weighted === null ? 'weighted: no pollock_weights.json here' : `weighted ${weighted.toFixed(3)}`
	];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
	const folder = process.argv[2];
	if (folder === undefined || !existsSync(join(folder, 'csv')) || !existsSync(join(folder, 'clean'))) {
		console.error('Usage: npm run pollock -- DIR, where DIR holds csv/ and clean/ of the Pollock benchmark.');
		process.exitCode = 2;
	} else for (const line of pollockTable(await pollock(folder))) console.log(line);
}
