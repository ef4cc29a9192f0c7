import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const HERE = import.meta.dirname;
const STATIC = path.resolve(HERE, '../../../static');
const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.woff2': 'font/woff2'
};
/** The policy of the deployment; the entry page has no inline script. */
const POLICY =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'";

export interface Served {
	readonly url: string;
	stop(): Promise<void>;
}

/** Builds the page that holds a map and nothing else, and serves it under the deployed policy. */
export async function serveHarness(): Promise<Served> {
	const out = await mkdtemp(path.join(tmpdir(), 'hexbeat-map-'));
	await build({
		configFile: false,
		root: HERE,
		publicDir: STATIC,
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		worker: { format: 'es' },
		build: { outDir: out, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
		logLevel: 'error'
	});
	const server = createServer((request, response) => {
		const name = new URL(request.url ?? '/', 'http://localhost').pathname;
		const file = path.join(out, name === '/' ? 'index.html' : name);
		readFile(file).then(
			(bytes) => {
				response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'image/svg+xml', 'content-security-policy': POLICY });
				response.end(bytes);
			},
			() => response.writeHead(404).end()
		);
	});
	await new Promise<void>((resolve) => server.listen(0, resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://localhost:${String(port)}/`,
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await rm(out, { recursive: true });
		}
	};
}
