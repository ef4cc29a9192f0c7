import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));

test('only the gate makes a CleanBatch', () => {
	const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|svelte)$/.test(path));
	const makers = files.filter((path) => /as (unknown as )?CleanBatch\b/.test(readFileSync(SRC + path, 'utf8')));
	expect(makers.map((path) => path.replaceAll('\\', '/'))).toEqual(['lib/ingest/privacy/gate.ts']);
});
