/** Checks the lockfile: whole hashes, no host, no version below a floor or known to be malicious. `node scripts/lockfile.mjs`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run.mjs';
import { say } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean }} Entry */

/** Lowest versions that hold a security fix we rely on. @type {Record<string, string>} */
const FLOORS = { 'maplibre-gl': '6.4.1' };
/** Versions that carried malware. @type {Record<string, string[]>} */
const MALICIOUS = { '@duckdb/duckdb-wasm': ['1.29.2'] };

/** @param {string} version @param {string} floor both plain x.y.z */
function below(version, floor) {
	const [have = [], want = []] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
	const at = want.findIndex((part, i) => part !== have[i]);
	return at >= 0 && (have[at] ?? 0) < (want[at] ?? 0);
}

/** @param {string} where @param {Entry} entry @returns {string[]} */
function faultsOf(where, { version = '', integrity = '', resolved, link }) {
	const name = where.replace(/.*node_modules\//, '');
	const faults = [];
	if (link === true) faults.push('is a link to a folder outside the lockfile');
	else if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)) faults.push('has no sha512 integrity');
	if (resolved !== undefined) faults.push('names a host (resolved)');
	const floor = FLOORS[name];
	if (floor !== undefined && below(version, floor)) faults.push(`is ${version}, below the floor ${floor}`);
	if (MALICIOUS[name]?.includes(version) === true) faults.push(`is ${version}, which carried malware`);
	return faults.map((fault) => `${where} ${fault}`);
}

/** @param {{ packages: Record<string, Entry> }} lock @returns {string[]} one line per fault */
export const lockFaults = (lock) =>
	Object.entries(lock.packages)
		.filter(([where]) => where !== '')
		.flatMap(([where, entry]) => faultsOf(where, entry));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const lock = /** @type {{ packages: Record<string, Entry> }} */ (JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));
	const faults = lockFaults(lock);
	for (const fault of faults) say(fault);
	process.exitCode = faults.length > 0 ? 1 : 0;
}
