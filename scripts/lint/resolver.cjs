/**
 * Tells the import rules which file an import names. By path alone, so that a rule holds for files that are still
 * to be written; packages and SvelteKit's own modules are left to the rules by name.
 */
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');
const ENDINGS = ['', '.ts', '.svelte.ts', '.js', '.mjs', '/index.ts'];

/** @param {string} file */
const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

module.exports = {
	interfaceVersion: 2,
	/** @param {string} source @param {string} from */
	resolve(source, from) {
		const [name = ''] = source.split('?');
		const inLib = /^\$lib(?=\/|$)/.test(name);
		if (!inLib && !name.startsWith('.')) return { found: false };
		const base = inLib ? path.join(ROOT, name.replace('$lib', 'src/lib')) : path.resolve(path.dirname(from), name);
		const planned = fs.existsSync(base) ? '/index.ts' : path.extname(base) === '' ? '.ts' : '';
		const ending = ENDINGS.find((end) => isFile(base + end)) ?? planned;
		return { found: true, path: base + ending };
	}
};
