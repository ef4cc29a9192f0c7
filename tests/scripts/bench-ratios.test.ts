import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printRatios, readTable } from '../../scripts/bench-ratios.mjs';

const table = (product: string): string =>
	[
		'noise of the run',
		'| system | rows | boot s | load→view s | refresh p50 ms | p95 | differs % |',
		'|--------|------|--------|-------------|----------------|-----|-----------|',
		'| limit  | 1000 | 0.10   | 1.00        | 10             | 20  | 0.00      |',
		'| duckdb | 1000 | 2.00   | 4.00        | 80             | 100 | 0.00      |',
		`| product | 1000 | ${product} |`
	].join('\n');

describe('the ratios of a bench', () => {
	let said = '';
	beforeEach(() => {
		said = '';
		vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
			said += String(text);
			return true;
		});
	});
	afterEach(() => vi.restoreAllMocks());

	it('reads the table by its headings', () => {
		expect(readTable(table('1 | 2 | 3 | 4 | 0')).get('duckdb')?.get('refresh p50 ms')).toBe(80);
	});

	it('holds within the limits, and prints the ratio to each peer', () => {
		expect(printRatios(table('1.5 | 8.00 | 120 | 150 | 0.00'))).toBe(true);
		expect(said).toContain('product / duckdb: load→view s ×2.00, refresh p50 ms ×1.50, p95 ×1.50');
		expect(said).toContain('product / limit: load→view s ×8.00');
	});

	it('fails when slower, when the totals differ, or when the product failed', () => {
		expect(printRatios(table('1.5 | 8.10 | 120 | 150 | 0.00'))).toBe(false);
		expect(said).toContain("load→view s is 2.02 times duckdb's");
		expect(printRatios(table('1.5 | 8.00 | 120 | 150 | 0.01'))).toBe(false);
		expect(printRatios(table('failed: no answer | | | |'))).toBe(false);
	});
});
