/** The preview server: a build, with the headers that its deployment will have. `node scripts/serve.mjs [DIR] [--port N] [--host H]`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { IMMUTABLE, securityHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.geojson': 'application/geo+json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.wasm': 'application/wasm',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.pbf': 'application/x-protobuf',
	'.pmtiles': 'application/vnd.pmtiles'
};
const ENCODINGS = /** @type {const} */ ([
	['br', '.br'],
	['gzip', '.gz']
]);

/** @typedef {{ file: string, size: number, tag: string }} Found */

/** @param {string} file @returns {Promise<Found | null>} */
async function plainFile(file) {
	const facts = await stat(file).catch(() => null);
	if (!facts?.isFile()) return null;
	return { file, size: facts.size, tag: `"${facts.size.toString(36)}-${Math.trunc(facts.mtimeMs).toString(36)}"` };
}

/** The path inside the folder that an address names, or null when it names none. @param {string} dir @param {string} address */
function inside(dir, address) {
	try {
		const name = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '');
		const file = path.resolve(dir, `.${path.posix.normalize(`/${name.replaceAll('\\', '/')}`)}`);
		return !name.includes('\0') && (file === dir || file.startsWith(dir + path.sep)) ? file : null;
	} catch {
		return null;
	}
}

/** A file, a folder's index, or for a page address the app itself. @param {string} dir @param {string} wanted */
async function find(dir, wanted) {
	const exact = (await plainFile(wanted)) ?? (await plainFile(path.join(wanted, 'index.html')));
	return exact ?? (path.extname(wanted) === '' ? plainFile(path.join(dir, 'index.html')) : null);
}

/** @param {string | undefined} header e.g. "gzip, br;q=0" @param {string} encoding */
const accepts = (header, encoding) =>
	(header ?? '').split(',').some((part) => {
		const [name, ...options] = part.split(';').map((word) => word.trim());
		return name === encoding && !options.some((option) => /^q=0(\.0*)?$/.test(option));
	});

/**
 * One byte range. @param {string | undefined} header @param {number} size
 * @returns {{ start: number, end: number } | 'none' | 'bad'} inclusive; several ranges are answered with the whole file
 */
export function byteRange(header, size) {
	const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (first === undefined || last === undefined || (first === '' && last === '')) return 'none';
	const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
	const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
	return start > end || start >= size ? 'bad' : { start, end };
}

/** The compressed sibling that the browser takes, if there is one. @param {Found} found @param {string | undefined} header */
async function compressed(found, header) {
	for (const [encoding, ending] of ENCODINGS) {
		const sibling = accepts(header, encoding) ? await plainFile(found.file + ending) : null;
		if (sibling) return { ...sibling, encoding };
	}
	return null;
}

/**
 * @param {http.ServerResponse} response @param {number} status @param {http.OutgoingHttpHeaders} headers
 * @param {{ file: string, start?: number, end?: number } | null} body
 */
async function send(response, status, headers, body) {
	response.writeHead(status, headers);
	if (body === null) response.end();
	else await pipeline(createReadStream(body.file, { start: body.start, end: body.end }), response).catch(() => response.destroy());
}

/** @param {string} dir @param {Record<string, string>} security @param {http.IncomingMessage} request @param {http.ServerResponse} response */
async function answer(dir, security, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, { ...security, Allow: 'GET, HEAD' }, null);
	const wanted = inside(dir, request.url ?? '/');
	const found = wanted === null ? null : await find(dir, wanted);
	if (!found) return send(response, 404, { ...security, 'Content-Type': 'text/plain' }, null);
	const { range, 'if-range': ifRange, 'accept-encoding': encodings } = request.headers;
	const part = ifRange !== undefined && ifRange !== found.tag ? 'none' : byteRange(range, found.size);
	const small = part === 'none' ? await compressed(found, encodings) : null;
	const chosen = small ?? found;
	/** @type {http.OutgoingHttpHeaders} */
	const headers = {
		...security,
		'Content-Type': TYPES[path.extname(found.file)] ?? 'application/octet-stream',
		'Cache-Control': path.relative(dir, found.file).startsWith(path.join('_app', 'immutable') + path.sep) ? IMMUTABLE : 'no-cache',
		'Accept-Ranges': 'bytes',
		ETag: chosen.tag,
		Vary: 'Accept-Encoding'
	};
	if (small) headers['Content-Encoding'] = small.encoding;
	if (request.headers['if-none-match'] === chosen.tag) return send(response, 304, headers, null);
	if (part === 'bad') return send(response, 416, { ...headers, 'Content-Range': `bytes */${found.size}` }, null);
	const { start, end } = part === 'none' ? { start: 0, end: chosen.size - 1 } : part;
	if (part !== 'none') headers['Content-Range'] = `bytes ${start}-${end}/${found.size}`;
	headers['Content-Length'] = end - start + 1;
	const empty = request.method === 'HEAD' || chosen.size === 0;
	return send(response, part === 'none' ? 200 : 206, headers, empty ? null : { file: chosen.file, start, end });
}

/**
 * Serves a build on this machine only, unless `host` says otherwise.
 * @param {string} folder
 * @param {{ port?: number, host?: string }} [options] port 0 = any free one
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} rejects when the port is taken
 */
export function serve(folder, { port = 0, host = '127.0.0.1' } = {}) {
	const dir = path.resolve(folder);
	const security = securityHeaders(dir);
	const server = http.createServer((request, response) => {
		answer(dir, security, request, response).catch(() => response.destroy());
	});
	const close = () =>
		/** @type {Promise<void>} */ (
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			})
		);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const address = server.address();
			const real = typeof address === 'object' && address !== null ? address.port : port;
			resolve({ url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${real}/`, port: real, close });
		});
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { port: { type: 'string', default: '4173' }, host: { type: 'string', default: '127.0.0.1' } }
	});
	const { url, close } = await serve(positionals[0] ?? 'build', { port: Number(values.port), host: values.host });
	process.stdout.write(`${url}\n`);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.once(signal, () => {
			process.stderr.write(`The server was ended by ${signal}.\n`);
			void close().then(() => process.exit(0));
		});
}
