import { describe, expect, it } from 'vitest';
import { lockFaults } from '../../scripts/lockfile.mjs';
import { add, fromChecks, fromPlaywright, fromVitest, line, NOTHING, withExit } from '../../scripts/tally.mjs';

describe('the closing line', () => {
	it('says passed and failed, and skipped only when there are some', () => {
		expect(line({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
		expect(line({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
		expect(line(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }))).toBe(
			'11 passed, 22 failed, 33 skipped'
		);
	});

	it('counts a runner that crashed or ran nothing as a failure, once', () => {
		expect(withExit({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
		expect(withExit({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
		expect(withExit({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
		expect(withExit(NOTHING, 0).failed).toBe(1);
		expect(withExit({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
	});

	it('counts checks by their exit codes', () => {
		expect(fromChecks([{ code: 0 }, { code: 2 }, { code: 0 }])).toEqual({ passed: 2, failed: 1, skipped: 0 });
	});

	it('reads the report of vitest, with files that could not be loaded', () => {
		const results = (status: string, ...states: string[]): object => ({
			status,
			assertionResults: states.map((state) => ({ status: state }))
		});
		const report = {
			testResults: [
				results('passed', 'passed', 'passed', 'skipped', 'todo'),
				results('failed', 'passed', 'failed'),
				results('failed'),
				results('failed', 'passed')
			]
		};
		expect(fromVitest(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
	});

	it('reads the report of playwright, with flaky tests and errors outside tests', () => {
		const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no tests found' }] };
		expect(fromPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
	});
});

describe('the lockfile', () => {
	const integrity = `sha512-${'a'.repeat(86)}==`;
	const faults = (name: string, entry: object): string[] => lockFaults({ packages: { '': {}, [`node_modules/${name}`]: entry } });

	it('holds whole hashes and no hosts', () => {
		expect(faults('a', { version: '1.0.0', integrity })).toEqual([]);
		expect(faults('a', { version: '1.0.0' })).toEqual(['node_modules/a has no sha512 integrity']);
		expect(faults('a', { version: '1.0.0', integrity: 'sha1-abc' })).toHaveLength(1);
		expect(faults('a', { version: '1.0.0', integrity, resolved: 'https://packages.example/a.tgz' })).toEqual([
			'node_modules/a names a host (resolved)'
		]);
		expect(faults('a', { link: true })).toHaveLength(1);
	});

	it('holds every dependency, found as Node finds it, optional ones included', () => {
		const at = (entry: object = {}): object => ({ version: '1.0.0', integrity, ...entry });
		const packages = {
			'': { dependencies: { a: '1' } },
			'node_modules/a': at({ dependencies: { b: '1', c: '1' } }),
			'node_modules/a/node_modules/b': at({ dependencies: { c: '1' } }),
			'node_modules/c': at({ optionalDependencies: { 'c-for-elsewhere': '1' } })
		};
		expect(lockFaults({ packages })).toEqual(['node_modules/c needs c-for-elsewhere, which the lockfile lacks']);
	});

	it('keeps versions above their floors, nested ones too, and never a malicious one', () => {
		const versions = { '6.4.0': 1, '6.4.1': 0, '6.10.0': 0, '5.99.99': 1, '7.0.0': 0 };
		for (const [version, count] of Object.entries(versions))
			expect(faults('x/node_modules/maplibre-gl', { version, integrity })).toHaveLength(count);
		expect(faults('@duckdb/duckdb-wasm', { version: '1.29.2', integrity })).toHaveLength(1);
		expect(faults('@duckdb/duckdb-wasm', { version: '1.32.0', integrity })).toEqual([]);
	});
});
