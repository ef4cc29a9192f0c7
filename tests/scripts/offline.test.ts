import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOffline, LARGEST_VIEWER } from '../../scripts/offline.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'hexbeat-offline-'));
let [script, style] = ['', ''];
beforeAll(async () => {
	await buildOffline(dir);
	[script, style] = [readFileSync(path.join(dir, 'viewer.js'), 'utf8'), readFileSync(path.join(dir, 'viewer.css'), 'utf8')];
});
afterAll(() => {
	rmSync(dir, { recursive: true });
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
		expect(style).not.toMatch(/@import|https?:/);
		expect((style.match(/url\([^)]{0,40}/g) ?? []).filter((one) => !/^url\(["']?(data:|#)/.test(one))).toEqual([]);
	});

	it('carries its letters, and none of what reads or counts rows', () => {
		expect(style).toContain('data:font/woff2;base64,');
		expect(script).not.toMatch(/duckdb|maplibre|deck\.gl|h3-js|pptxgen|latLngToCell/i);
	});
});
