/** Checks the lockfile: whole hashes, no host, no version below a floor or known to be malicious. `node scripts/lockfile.mjs`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run.mjs';
import { say } from './say.mjs';

/** @typedef {Record<string, string>} Needs */
/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, dependencies?: Needs, optionalDependencies?: Needs }} Entry */

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

/**
 * Where a dependency lies, seen from a package, as Node would look for it.
 * @param {Record<string, unknown>} packages @param {string} from @param {string} name @returns {string | null}
 */
export function placeOf(packages, from, name) {
	for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
		if (packages[place] !== undefined) return place;
		if (at === '') return null;
	}
}

/** What npm ci would refuse: a dependency, optional ones included, that the lockfile does not hold. @param {Record<string, Entry>} packages */
const gapsOf = (packages) =>
	Object.entries(packages).flatMap(([where, { dependencies, optionalDependencies }]) =>
		Object.keys({ ...dependencies, ...optionalDependencies })
			.filter((name) => placeOf(packages, where, name) === null)
			.map((name) => `${where} needs ${name}, which the lockfile lacks`)
	);

/** @param {{ packages: Record<string, Entry> }} lock @returns {string[]} one line per fault */
export const lockFaults = ({ packages }) =>
	Object.entries(packages)
		.filter(([where]) => where !== '')
		.flatMap(([where, entry]) => faultsOf(where, entry))
		.concat(gapsOf(packages));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const lock = /** @type {{ packages: Record<string, Entry> }} */ (JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));
	const faults = lockFaults(lock);
	for (const fault of faults) say(fault);
	process.exitCode = faults.length > 0 ? 1 : 0;
}
