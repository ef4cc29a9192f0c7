/**
 * The security headers, from one source: the policy below, the hash of SvelteKit's inline start script in the build,
 * and the deployer's tile source. `serve.mjs` sends them; `node scripts/headers.mjs build` writes them as
 * `_headers` (static hosts) and `nginx-headers.conf`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The origin of a tile address as a policy names it, or null for one on the app's own origin. @param {string} address */
export function tileOrigin(address) {
	const plain = address.replace(/^pmtiles:\/\//, '');
	if (!/^[a-z][a-z0-9+.-]*:/i.test(plain) && !plain.startsWith('//')) return null;
	const wild = plain.replace(/^(https?:\/\/)\{[^}]+\}\./, '$1wild-card.');
	const url = URL.canParse(wild) ? new URL(wild) : null;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
		throw new Error(`hexbeat.config.json: streets.url is "${address}". Give an https address, or a path on the app's own origin.`);
	return url.origin.replace('//wild-card.', '//*.');
}

/** Reads the deployer's configuration of a build. @param {string} dir @returns {string | null} origin of its tile source */
function configuredOrigin(dir) {
	const file = path.join(dir, 'hexbeat.config.json');
	if (!existsSync(file)) return null;
	const { streets } = /** @type {{ streets?: { url?: unknown, attribution?: unknown } | null }} */ (JSON.parse(readFileSync(file, 'utf8')));
	if (streets === null || streets === undefined) return null;
	if (typeof streets.url !== 'string' || typeof streets.attribution !== 'string' || streets.attribution === '')
		throw new Error('hexbeat.config.json: streets needs "url" and "attribution", both text (or streets: null).');
	return tileOrigin(streets.url);
}

/** @param {string} html @returns {string[]} hash sources of the inline scripts */
export const scriptHashes = (html) =>
	[...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, text]) =>
			`'sha256-${createHash('sha256')
				.update(text ?? '')
				.digest('base64')}'`
	);

/** @param {readonly string[]} hashes @param {string | null} tiles */
export function policy(hashes, tiles) {
	const also = tiles === null ? '' : ` ${tiles}`;
	return [
		"default-src 'none'",
		["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(' '),
		"worker-src 'self' blob:",
		`connect-src 'self'${also}`,
		`img-src 'self' data: blob:${also}`,
		"style-src 'self' 'unsafe-inline'",
		"font-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'"
	].join('; ');
}

/** Every response of a deployment carries these. @param {string} dir a build @returns {Record<string, string>} */
export function securityHeaders(dir) {
	const html = readFileSync(path.join(dir, 'index.html'), 'utf8');
	return {
		'Content-Security-Policy': policy(scriptHashes(html), configuredOrigin(dir)),
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy':
			'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin'
	};
}

/** @param {Record<string, string>} headers */
const asStaticHost = (headers) =>
	[
		'/*',
		...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
		'',
		'/_app/immutable/*',
		`  Cache-Control: ${IMMUTABLE}`,
		''
	].join('\n');

/** @param {Record<string, string>} headers */
const asNginx = (headers) =>
	['# Include this in the server block, and again in each location that has an add_header of its own.']
		.concat(Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`))
		.concat('')
		.join('\n');

/** Writes both header files into a build. @param {string} dir */
export function writeHeaders(dir) {
	const headers = securityHeaders(dir);
	writeFileSync(path.join(dir, '_headers'), asStaticHost(headers));
	writeFileSync(path.join(dir, 'nginx-headers.conf'), asNginx(headers));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeHeaders(process.argv[2] ?? 'build');
