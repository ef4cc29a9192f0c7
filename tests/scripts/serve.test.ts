import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy, scriptHashes, securityHeaders, tileOrigin, writeHeaders } from '../../scripts/headers.mjs';
import { precompress } from '../../scripts/precompress.mjs';
import { byteRange, serve } from '../../scripts/serve.mjs';

const INLINE = "\n\t\t\t\tkit.start('é');\n\t\t\t";
const HTML = `<!doctype html><script src="/a.js"></script><script>${INLINE}</script>`;
const HASH = `'sha256-${createHash('sha256').update(INLINE).digest('base64')}'`;
const TILES = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

interface Reply {
	status: number;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
}

let dir = '';
let server: Awaited<ReturnType<typeof serve>>;

/** Sends the path as written: fetch would tidy ".." away. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const request = http.request({ host: '127.0.0.1', port: server.port, path: address, headers, method }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
			});
		});
		request.on('error', reject).end();
	});
}

beforeAll(async () => {
	const top = mkdtempSync(path.join(tmpdir(), 'hexbeat-serve-'));
	dir = path.join(top, 'build');
	mkdirSync(path.join(dir, '_app/immutable'), { recursive: true });
	writeFileSync(path.join(top, 'secret.txt'), 'outside');
	writeFileSync(path.join(top, 'build-secret.txt'), 'a neighbour whose name begins alike');
	writeFileSync(path.join(dir, 'index.html'), HTML);
	writeFileSync(path.join(dir, 'kent.pmtiles'), TILES);
	writeFileSync(path.join(dir, '_app/immutable/duck.wasm'), new Uint8Array(4096));
	writeFileSync(path.join(dir, '_app/immutable/app.js'), 'export default 1;'.repeat(500));
	writeFileSync(path.join(dir, 'empty.csv'), '');
	await precompress(dir);
	server = await serve(dir);
});
afterAll(async () => {
	await server.close();
	rmSync(path.dirname(dir), { recursive: true });
});

describe('headers', () => {
	it('hashes inline scripts only, byte for byte', () => {
		expect(scriptHashes(HTML)).toEqual([HASH]);
	});

	it('sends the whole policy on pages, files and errors alike', async () => {
		for (const address of ['/', '/_app/immutable/duck.wasm', '/missing.js']) {
			const { headers } = await get(address);
			expect(headers['content-security-policy']).toBe(policy([HASH], null));
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('no-referrer');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
			expect(headers['permissions-policy']).toContain('geolocation=()');
		}
		expect(policy([HASH], null)).toContain("connect-src 'self';");
		expect(policy([HASH], null)).not.toMatch(/https?:|'unsafe-eval'/);
	});

	it('writes the same headers for static hosts and nginx', async () => {
		writeHeaders(dir);
		const { body: staticHost } = await get('/_headers');
		const { body: nginx } = await get('/nginx-headers.conf');
		for (const [name, value] of Object.entries(securityHeaders(dir))) {
			expect(staticHost.toString()).toContain(`\n  ${name}: ${value}\n`);
			expect(nginx.toString()).toContain(`\nadd_header ${name} "${value}" always;\n`);
		}
	});

	it("adds the deployer's tile origin to connect-src and img-src, and nothing else", () => {
		const config = path.join(dir, 'hexbeat.config.json');
		const policyOf = (streets: unknown): string => {
			writeFileSync(config, JSON.stringify({ streets }));
			return securityHeaders(dir)['Content-Security-Policy'] ?? '';
		};
		expect(policyOf(null)).toBe(policy([HASH], null));
		const open = policyOf({ url: 'https://tiles.example.org/kent/{z}/{x}/{y}.png', attribution: '© Example' });
		expect(open).toContain("connect-src 'self' https://tiles.example.org;");
		expect(open).toContain("img-src 'self' data: blob: https://tiles.example.org;");
		expect(open.replaceAll(' https://tiles.example.org', '')).toBe(policy([HASH], null));
		expect(() => policyOf({ url: 'https://tiles.example.org/' })).toThrow('attribution');
		expect(() => policyOf({ url: "javascript:alert('x')", attribution: 'x' })).toThrow('streets.url');
		rmSync(config);
	});

	it.each([
		['/tiles/kent.pmtiles', null],
		['tiles/kent.pmtiles', null],
		['pmtiles://https://t.example.org/kent.pmtiles', 'https://t.example.org'],
		['https://{s}.t.example.org:8443/{z}/{x}/{y}.png', 'https://*.t.example.org:8443']
	])('reads the origin of %s', (address, origin) => {
		expect(tileOrigin(address)).toBe(origin);
	});
});

describe('files', () => {
	it('names their types', async () => {
		expect((await get('/_app/immutable/duck.wasm')).headers['content-type']).toBe('application/wasm');
		expect((await get('/_app/immutable/app.js')).headers['content-type']).toMatch(/^text\/javascript/);
		expect((await get('/kent.pmtiles')).headers['content-type']).toBe('application/vnd.pmtiles');
		expect((await get('/')).headers['content-type']).toMatch(/^text\/html/);
	});

	it('caches hashed files for good and asks again for the page', async () => {
		expect((await get('/_app/immutable/app.js')).headers['cache-control']).toContain('immutable');
		const page = await get('/');
		expect(page.headers['cache-control']).toBe('no-cache');
		expect((await get('/', { 'if-none-match': page.headers.etag ?? '' })).status).toBe(304);
	});

	it('sends the compressed sibling that the browser takes', async () => {
		const whole = await get('/_app/immutable/app.js');
		const small = await get('/_app/immutable/app.js', { 'accept-encoding': 'gzip, br' });
		expect(whole.headers['content-encoding']).toBeUndefined();
		expect(small.headers['content-encoding']).toBe('br');
		expect(small.headers['content-type']).toBe(whole.headers['content-type']);
		expect(brotliDecompressSync(small.body)).toEqual(whole.body);
		const refused = await get('/_app/immutable/app.js', { 'accept-encoding': 'br;q=0, gzip' });
		expect(refused.headers['content-encoding']).toBe('gzip');
	});

	it('answers page addresses with the app, and missing files with 404', async () => {
		const page = await get('/explore?bench');
		expect([page.status, page.body.toString()]).toEqual([200, HTML]);
		expect((await get('/missing.js')).status).toBe(404);
	});

	it.each([
		'/../secret.txt',
		'/..%2fsecret.txt',
		'/%2e%2e/secret.txt',
		'/..\\secret.txt',
		'/a/../../secret.txt',
		'/../build-secret.txt',
		'/%00',
		'/%zz'
	])('never leaves its folder: %s', async (address) => {
		const { body } = await get(address);
		expect(body.toString()).not.toMatch(/outside|neighbour/);
	});

	it('takes only GET and HEAD', async () => {
		const head = await get('/kent.pmtiles', {}, 'HEAD');
		expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '1000', 0]);
		expect((await get('/', {}, 'POST')).status).toBe(405);
		expect((await get('/empty.csv')).body.length).toBe(0);
	});
});

describe('ranges', () => {
	it('sends the bytes that a tile reader asks for', async () => {
		const part = await get('/kent.pmtiles', { range: 'bytes=100-199', 'accept-encoding': 'br' });
		expect([part.status, part.headers['content-range'], part.headers['content-encoding']]).toEqual([206, 'bytes 100-199/1000', undefined]);
		expect(new Uint8Array(part.body)).toEqual(TILES.slice(100, 200));
		expect(new Uint8Array((await get('/kent.pmtiles', { range: 'bytes=-10' })).body)).toEqual(TILES.slice(990));
	});

	it('refuses ranges outside the file and ignores what it cannot read', async () => {
		const outside = await get('/kent.pmtiles', { range: 'bytes=1000-' });
		expect([outside.status, outside.headers['content-range']]).toEqual([416, 'bytes */1000']);
		expect((await get('/kent.pmtiles', { range: 'bytes=0-1,5-6' })).status).toBe(200);
		expect((await get('/kent.pmtiles', { range: 'bytes=0-1', 'if-range': '"older"' })).status).toBe(200);
	});

	it.each([
		['bytes=0-0', { start: 0, end: 0 }],
		['bytes=5-', { start: 5, end: 9 }],
		['bytes=5-99', { start: 5, end: 9 }],
		['bytes=-99', { start: 0, end: 9 }],
		['bytes=-0', 'bad'],
		['bytes=7-3', 'bad'],
		['bytes=-', 'none'],
		['lines=1-2', 'none']
	])('reads %s of 10 bytes', (header, range) => {
		expect(byteRange(header, 10)).toEqual(range);
	});
});

it('listens on this machine only, and says so when a port is taken', async () => {
	expect(server.url).toBe(`http://localhost:${server.port}/`);
	await expect(serve(dir, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
