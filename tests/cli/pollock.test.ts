import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pollock, pollockTable } from '../../src/lib/cli/pollock';
import { scoreFile } from '../../src/lib/cli/pollock/score';

describe('the score of one file', () => {
	const expected = [['a', 'b'], ['1', '2'], ['3', '4']]; // prettier-ignore

	test('a right reading scores 10, a refused file 0, an empty expectation 10', () => {
		expect(scoreFile(expected, expected).score).toBe(10);
		expect(scoreFile(expected, null).score).toBe(0);
		expect(scoreFile([], []).score).toBe(10);
	});

	test('a row missing costs recall, a row too many costs precision', () => {
		const missing = scoreFile(expected, expected.slice(0, 2));
		expect(missing.records).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
		expect(missing.cells).toEqual({ precision: 1, recall: 4 / 6, f1: 0.8 });
		expect(missing.score).toBeCloseTo(1 + 3 + (1 + 0.5 + 2 / 3) + (1 + 4 / 6 + 0.8), 12);
		const doubled = scoreFile(expected, [...expected, ['3', '4']]);
		expect(doubled.records).toEqual({ precision: 2 / 3, recall: 1, f1: 0.8 });
	});

	test('cells are compared as multisets, records as they stand', () => {
		const shifted = scoreFile([['a', 'b'], ['1', '']], [['b', 'a'], ['', '1']]); // prettier-ignore
		expect(shifted.header.f1).toBe(1);
		expect(shifted.cells.f1).toBe(1);
		expect(shifted.records.f1).toBe(0);
	});
});

describe('a folder', () => {
	let folder = '';
	const clean = '"id","day"\n' + Array.from({ length: 6 }, (_, i) => `"${String(i)}","2024-03-1${String(i)}"\n`).join('');
	const write = (path: string, text: string): void => {
		writeFileSync(join(folder, path), text);
	};
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'pollock-'));
		for (const name of ['csv', 'clean']) mkdirSync(join(folder, name));
		write('clean/semicolon.csv', clean);
		write('csv/semicolon.csv', clean.replaceAll(',', ';').replaceAll('"', '').replaceAll('\n', '\r\n'));
		write('clean/short.csv', clean);
		write('csv/short.csv', clean.replaceAll('"', '').replace('5,', '5'));
		write('clean/empty.csv', '');
		write('csv/empty.csv', '');
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	test('worst files come first, the two scores last', async () => {
		write('pollock_weights.json', JSON.stringify({ 'semicolon.csv': 3, 'short.csv': 1, 'absent.csv': 100 }));
		const result = await pollock(folder);
		expect(result.files.map(({ name }) => name)).toEqual(['short.csv', 'empty.csv', 'semicolon.csv']);
		const [short] = result.files;
		expect(short?.difference).toContain('rejected line 7: row has 1 field, expected 2');
		expect(result.simple).toBeCloseTo((20 + (short?.score ?? 0)) / 3, 12);
		expect(result.weighted).toBeCloseTo((3 * 10 + (short?.score ?? 0)) / 4, 12);
		const lines = pollockTable(result);
		expect(lines.at(-2)).toBe(`simple ${result.simple.toFixed(3)}`);
		expect(lines.at(-1)).toBe(`weighted ${(result.weighted ?? 0).toFixed(3)}`);
	});

	test('without weights it says so', async () => {
		const result = await pollock(folder);
		expect(result.weighted).toBeNull();
		expect(pollockTable(result).at(-1)).toBe('weighted: no pollock_weights.json here');
	});
});
