/**
 * Reads a CSV file with `readRows` and with plain PapaParse in turn and prints a table of CPU and wall time with their ratio. Usage:
 * npx tsx tests/bench/read-rows.ts FILE [rounds]
 */
import { openAsBlob, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readHead, readRows } from '../../src/lib/ingest/formats';

interface Taken {
	readonly rows: number;
	readonly cpu: number;
	readonly wall: number;
}

async function time(read: () => Promise<number> | number): Promise<Taken> {
	const cpu = process.cpuUsage();
	const wall = performance.now();
	const rows = await read();
	const { user, system } = process.cpuUsage(cpu);
	return { rows, cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3 };
}

async function ours(path: string): Promise<number> {
	const file = await openAsBlob(path);
	const head = await readHead(file, path);
	let rows = 0;
	await readRows(
		file,
		head,
		(block) => {
			rows += block.length;
		},
		() => {
			throw new Error('A bad row: choose a clean file.');
		}
	);
	return rows;
}

/** PapaParse as its manual has it for files: 4 MB of text at a time, rows thrown away. */
function papa(path: string): number {
	const bytes = readFileSync(path);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const parser = new Papa.Parser({ delimiter: ',', newline: '\n' });
	let rows = -1;
	let held = '';
	for (let at = 0; at < bytes.length; at += 4 * 1024 ** 2) {
		const text = held + decoder.decode(bytes.subarray(at, at + 4 * 1024 ** 2), { stream: true });
		const { data, meta } = parser.parse(text, 0, true) as Papa.ParseResult<string[]>;
		rows += data.length;
		held = text.slice(meta.cursor);
	}
	return rows + (held === '' ? 0 : 1);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function main([path, rounds = '3']: readonly string[]): Promise<void> {
	if (path === undefined) throw new Error('Usage: npx tsx tests/bench/read-rows.ts FILE [rounds]');
	const taken = { 'read-rows': [] as Taken[], papaparse: [] as Taken[] };
	for (let round = 0; round < Number(rounds); round++) {
		taken['read-rows'].push(await time(() => ours(path)));
		taken.papaparse.push(await time(() => papa(path)));
	}
	const cpu = median(taken.papaparse.map((run) => run.cpu));
	process.stdout.write('reader      rows      cpu s   wall s  cpu ratio\n');
	for (const [name, runs] of Object.entries(taken)) {
		const own = median(runs.map((run) => run.cpu));
		const cells = [own.toFixed(2), median(runs.map((run) => run.wall)).toFixed(2), (own / cpu).toFixed(2)];
		process.stdout.write(
			`${name.padEnd(10)}  ${String(runs[0]?.rows ?? 0).padStart(8)}  ${cells.map((cell) => cell.padStart(6)).join('  ')}\n`
		);
	}
}

await main(process.argv.slice(2));
