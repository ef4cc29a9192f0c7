import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_VIEWER, OFFLINE } from '../../scripts/offline.mjs';
import { must, ROOT } from '../../scripts/run.mjs';

/** A fresh checkout: what `npm start` builds first, before anything else has made a file. */
const checkout = mkdtempSync(path.join(tmpdir(), 'hexbeat-offline-'));
const dir = path.join(checkout, OFFLINE);
const PARTS = ['src', 'scripts', 'data', 'package.json', 'tsconfig.json', 'svelte.config.js', 'vite.config.ts'];
let [script, style] = ['', ''];
beforeAll(async () => {
	for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(checkout, part), { recursive: true });
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'));
	await must(process.execPath, [path.join(checkout, 'scripts', 'offline.mjs')], { cwd: checkout });
	[script, style] = [readFileSync(path.join(dir, 'viewer.js'), 'utf8'), readFileSync(path.join(dir, 'viewer.css'), 'utf8')];
});
afterAll(() => {
	rmSync(checkout, { recursive: true });
});

describe('the viewer of the offline file', () => {
	it('is one script and one style sheet, small enough to be sent', () => {
		expect(readdirSync(dir).sort()).toEqual(['viewer.css', 'viewer.js']);
		expect(script.length + style.length).toBeLessThan(LARGEST_VIEWER);
		expect(script.length).toBeGreaterThan(50_000);
	});

	it('asks for nothing: no imports, no requests, no addresses but names', () => {
		expect(script).not.toMatch(/\bimport\s*[({'"*]|\bimport\s+\w|\bfrom\s*["']/);
		expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|new (Worker|WebSocket|EventSource)|importScripts/);
		expect(script).not.toMatch(/\beval\(|new Function/);
		const addresses = script.match(/\bhttps?:\/\/[^"'`\s)]*/g) ?? [];
		expect(addresses.filter((one) => !/^http:\/\/www\.w3\.org\/|^https:\/\/svelte\.dev\/e\//.test(one))).toEqual([]);
		// The name space of a picture in the style sheet is a name, too.
		expect(style.replaceAll("xmlns='http://www.w3.org/2000/svg'", '')).not.toMatch(/@import|https?:/);
		expect((style.match(/url\([^)]{0,40}/g) ?? []).filter((one) => !/^url\(["']?(data:|#)/.test(one))).toEqual([]);
	});

	it('carries its letters, and none of what reads or counts rows', () => {
		expect(style).toContain('data:font/woff2;base64,');
		expect(script).not.toMatch(/duckdb|maplibre|deck\.gl|h3-js|pptxgen|latLngToCell/i);
	});
});
