import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Backends } from '../../src/lib/state/backends';
import { loadFile } from '../../src/lib/state/loadFile';
import type { ImportFile } from '../../src/lib/state/importFile.svelte';

const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);
process.on('unhandledRejection', hear);
afterEach(() => process.off('unhandledRejection', hear));

test('a cancel while batches are being stored is told once and leaves no rejection unheard', async () => {
	const cancelled = new DOMException('Cancelled', 'AbortError');
	const backends = {
		store: { begin: () => Promise.resolve(1), load: () => wait(5).then(() => Promise.reject(cancelled)) },
		importer: {
			read: async (_file: Blob, _name: string, _mapping: unknown, onBatch: (batch: unknown) => void) => {
				onBatch({});
				onBatch({});
				await wait(1);
				throw cancelled;
			}
		}
	} as unknown as Backends;
	const entry = { file: new Blob(), name: 'big.csv', mapping: {}, abort: null, number: 0 } as unknown as ImportFile;
	await expect(loadFile(entry, backends, new AbortController().signal)).rejects.toBe(cancelled);
	await wait(30);
	expect(unheard).toEqual([]);
});
