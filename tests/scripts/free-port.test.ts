import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveOnFreePort } from '../../scripts/free-port.mjs';
import { serve } from '../../scripts/serve.mjs';

let dir = '';
beforeAll(() => {
	dir = mkdtempSync(path.join(tmpdir(), 'hexbeat-port-'));
	writeFileSync(path.join(dir, 'index.html'), '<!doctype html>');
});
afterAll(() => {
	rmSync(dir, { recursive: true });
});

it('takes the wanted port when it is free, another when it is taken', async () => {
	const first = await serve(dir);
	const second = await serveOnFreePort(dir, String(first.port));
	expect(second.port).not.toBe(first.port);
	await first.close();
	const third = await serveOnFreePort(dir, String(first.port));
	expect(third.port).toBe(first.port);
	expect((await fetch(third.url)).status).toBe(200);
	await Promise.all([second.close(), third.close()]);
});

it('refuses what is no port', async () => {
	await expect(serveOnFreePort(dir, 'eighty')).rejects.toThrow('PORT is "eighty"');
});
