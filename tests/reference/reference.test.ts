import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reference } from '../../src/lib/cli/reference';

const root = fileURLToPath(new URL('../../', import.meta.url));
const oracles = join(root, '../shared/oracles');
const run = promisify(execFile);

async function tally(folder: string): Promise<{ code: number; lines: string[] }> {
	const lines: string[] = [];
	const code = await reference(folder, (line) => lines.push(line));
	return { code, lines };
}

describe('reference', () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'hexbeat-reference-'));
		await mkdir(join(folder, 'deep/er'), { recursive: true });
		const good = { method: 'FDR p-adjust', cases: [{ p: [0.25, 0.5], BH: [0.5, 0.5] }] };
		await writeFile(join(folder, 'deep/er/good.json'), JSON.stringify(good));
		await writeFile(join(folder, 'table.csv'), 'id,kind\n1,2\n');
		await writeFile(join(folder, 'README.md'), 'not a reference file');
	});
	afterAll(() => rm(folder, { recursive: true }));

	it('prints a row per file and the tally, and ends with 0', async () => {
		const { code, lines } = await tally(folder);
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatch(/^agree {8}deep\/er\/good\.json {2}\[FDR p-adjust\] {2}worst relative difference 0\.0e\+0; 2 figures: BH$/);
		expect(lines[1]).toMatch(/^unsupported {2}table\.csv/);
		expect(lines.at(-1)).toBe('agree 1, disagree 0, unsupported 1');
		expect(code).toBe(0);
	});

	it('ends with 1 on a planted disagreement, as a command', async () => {
		const bad = { method: 'FDR p-adjust', cases: [{ p: [0.25, 0.5], BH: [0.5, 0.500001] }] };
		await writeFile(join(folder, 'planted.json'), JSON.stringify(bad));
		const command = run(process.execPath, ['--import', 'tsx', 'src/lib/cli/reference.ts', folder], { cwd: root });
		await expect(command).rejects.toMatchObject({
			code: 1,
			stdout: expect.stringMatching(/agree 1, disagree 1, unsupported 1\n$/) as string
		});
	});

	it('says so when there is no such folder', async () => {
		const { code, lines } = await tally(join(folder, 'nowhere'));
		expect(code).toBe(2);
		expect(lines[0]).toContain('nowhere');
	});

	it.skipIf(!existsSync(oracles))(
		'holds against every shared reference file (skipped without ../shared)',
		async () => {
			const shared = await mkdtemp(join(tmpdir(), 'hexbeat-oracles-'));
			await cp(oracles, shared, { recursive: true });
			await withFewerSites(join(shared, 'deployment/mclp_NewYork.json'));
			const { code, lines } = await tally(shared);
			await rm(shared, { recursive: true });
			const files = (await readdir(oracles, { recursive: true })).filter((name) => /\.(json|csv)$/.test(name));
			const rows = lines.filter((line) => /^(agree|disagree|unsupported) {2}/.test(line));
			expect(rows).toHaveLength(files.length);
			expect(rows.filter((row) => row.startsWith('disagree '))).toEqual([]);
			for (const name of ['concentration', 'fdr', 'h3_cell_assign', 'pai', 'poisson_change', 'temporal', 'xmr'])
				expect(rows.find((row) => row.includes(`/${name}.json`))).toMatch(/^agree /);
			expect(rows.filter((row) => row.includes('deployment/') && row.startsWith('unsupported'))).toEqual([]);
			expect(code).toBe(0);
		},
		300_000
	);
});

/** The most sites that a test waits for: the command alone looks for more of them, which takes minutes. */
const MOST_SITES = 60;

async function withFewerSites(path: string): Promise<void> {
	const file = JSON.parse(await readFile(path, 'utf8')) as { best_by_p: Record<string, unknown> };
	const few = Object.entries(file.best_by_p).filter(([sites]) => Number(sites) <= MOST_SITES);
	expect(few).toHaveLength(2);
	await writeFile(path, JSON.stringify({ ...file, best_by_p: Object.fromEntries(few) }));
}
