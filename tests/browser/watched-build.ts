/** The build with an ear in its database worker, so that a spec can search the memory of the engine: the app itself has no such door. */
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const BUILD = path.resolve(import.meta.dirname, '../../build');
const CHANNEL = 'hexbeat-memory-search';

/** Runs in the worker before DuckDB starts: remembers its memory and answers how often byte sequences (in hexadecimal) occur there. */
const EAR = `
const memories = new Set();
WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
	construct(real, args) {
		const memory = Reflect.construct(real, args);
		memories.add(memory);
		return memory;
	}
});
for (const method of ['instantiate', 'instantiateStreaming']) {
	const real = WebAssembly[method];
	WebAssembly[method] = async (...args) => {
		const made = await real.apply(WebAssembly, args);
		// The imports are left alone: looking at them would create symbols.
		const exports = (made.instance ?? made).exports;
		for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
		return made;
	};
}
const ear = new BroadcastChannel('${CHANNEL}');
ear.onmessage = ({ data }) => {
	if (data.ask === undefined) return;
	const wanted = data.ask.map((hex) => Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16)));
	const byStart = new Map();
	wanted.forEach((bytes, i) => {
		const key = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24);
		byStart.set(key, [...(byStart.get(key) ?? []), i]);
	});
	const found = wanted.map(() => 0);
	let size = 0;
	for (const memory of memories) {
		const bytes = new Uint8Array(memory.buffer);
		size += bytes.length;
		let key = 0;
		for (let end = 0; end < bytes.length; end++) {
			key = (key >>> 8) | (bytes[end] << 24);
			const hits = byStart.get(key);
			if (hits === undefined) continue;
			for (const i of hits) if (wanted[i].every((byte, k) => bytes[end - 3 + k] === byte)) found[i]++;
		}
	}
	ear.postMessage({ found, size });
};
`;

export interface WatchedBuild {
	readonly url: string;
	close(): Promise<void>;
}

/** Serves a copy of the build with the ear in it. @param folder where the copy goes */
export async function serveWatched(folder: string): Promise<WatchedBuild> {
	cpSync(BUILD, folder, { recursive: true });
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const workers = files.filter((name) => /duckdb-browser-eh\.worker[^/\\]*\.js$/.test(name));
	for (const name of workers) {
		const file = path.join(folder, name);
		writeFileSync(file, EAR + readFileSync(file, 'utf8'));
		for (const packed of ['.br', '.gz']) rmSync(file + packed, { force: true });
	}
	if (workers.length === 0) throw new Error('The build has no worker of the database where it is expected.');
	const { url, close } = await serve(folder);
	return { url, close };
}

/** How often each byte sequence of at least four bytes occurs in the memory of the database, and its size in bytes. */
export function searchMemory(page: Page, sequences: readonly Uint8Array[]): Promise<{ found: number[]; size: number }> {
	const hex = sequences.map((bytes) => Buffer.from(bytes).toString('hex'));
	return page.evaluate(
		([channel, ask]) =>
			new Promise<{ found: number[]; size: number }>((resolve) => {
				const mouth = new BroadcastChannel(channel);
				mouth.onmessage = ({ data }: MessageEvent<{ found?: number[]; size: number }>) => {
					if (data.found) resolve({ found: data.found, size: data.size });
				};
				mouth.postMessage({ ask });
			}),
		[CHANNEL, hex] as const
	);
}
