import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadLand } from '../../../src/lib/state/share/loadLand';

const LAND = readFileSync('static/basemap/land.json', 'utf8');
/** What a server may answer before it answers as it should. */
const ANSWERS = [
	[200, '<!doctype html><title>Sign in</title>'],
	[200, LAND.slice(0, 1000)],
	[503, ''],
	[200, LAND]
] as const;

let server: Server;
let asked = 0;
beforeAll(async () => {
	server = createServer((request, answer) => {
		const [status, body] = ANSWERS[asked++] ?? [404, ''];
		if (request.url?.endsWith('/basemap/land.json')) answer.writeHead(status);
		answer.end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const { fetch } = globalThis;
	vi.stubGlobal('fetch', (path: string) => fetch(new URL(path, `http://127.0.0.1:${String(port)}`)));
});
afterAll(async () => {
	vi.unstubAllGlobals();
	await new Promise((done) => server.close(done));
});

describe('the land of the basemap', () => {
	it('is none after an answer that cannot be read, is asked for again the next time, and is read once', async () => {
		for (let bad = 0; bad < ANSWERS.length - 1; bad++) expect(await loadLand()).toBeNull();
		expect(await loadLand()).toEqual(JSON.parse(LAND));
		expect(await loadLand()).toBe(await loadLand());
		expect(asked).toBe(ANSWERS.length);
	});
});
