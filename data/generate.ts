/** Writes the synthetic sample: `npx tsx data/generate.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sample } from './generator/sample';

const folder = fileURLToPath(new URL('sample/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of sample()) {
	writeFileSync(folder + name, text);
	console.log(`${name}: ${String(Buffer.byteLength(text))} bytes`);
}
