import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import type { Pack } from '../../../src/lib/disclosure/pack';
import type { Story } from '../../../src/lib/share';
import { offlineHtml, tablesOf, type Offline } from '../../../src/lib/share/files';
import { HOSTILE, packs } from '../packs';
import { plain } from './opening';

const story = (typed: string): Story => ({
	kind: 'hexbeat-story',
	version: 1,
	name: typed,
	slides: [{ id: 'a', kind: 'text', view: null, plan: null, category: null, part: 0, title: typed, text: typed, speaker: typed, notes: [] }]
});
const SCRIPT = 'const a = "<!---->", b = `</script>`;\r\nfor (let i = 0; i<script.length; i++) document.title = a + b;\r';
const STYLE = 'body { color: #141a1f } a::after { content: "</style>" }';
const page = (pack: Pack, typed = 'Harm', more: Partial<Offline> = {}): Promise<string> =>
	offlineHtml({ pack, story: story(typed), script: SCRIPT, style: STYLE, title: typed, lang: 'en-GB', ...more });

/** As a page is read: a script ends at the first end tag and nowhere else. */
const scripts = (html: string): { head: string; body: string }[] =>
	[...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script/gi)].map(([, head = '', body = '']) => ({ head, body }));
const dataOf = (html: string, id: string): unknown => JSON.parse(scripts(html).find(({ head }) => head.includes(`id="${id}"`))?.body ?? '');
const one = (): Pack => fc.sample(packs('partnership'), { numRuns: 1, seed: 7 })[0] as Pack;

describe('offlineHtml', () => {
	it('gives pack and story back, whatever they hold, in three scripts and no more', async () => {
		await fc.assert(
			fc.asyncProperty(packs(), fc.constantFrom(...HOSTILE), async (pack, typed) => {
				const html = await page(pack, typed);
				expect(html.match(/<script[\s>]/gi)).toHaveLength(3);
				expect(html.match(/<\/script/gi)).toHaveLength(3);
				expect(html.match(/<\/?noscript/gi)).toHaveLength(2);
				expect(html).not.toContain('<!--');
				expect(html).not.toContain('<img');
				for (const { body } of scripts(html)) expect(body).not.toMatch(/[\u2028\u2029]/);
				expect(dataOf(html, 'hexbeat-pack')).toEqual(JSON.parse(JSON.stringify(pack)));
				expect(dataOf(html, 'hexbeat-story')).toEqual(story(typed));
			})
		);
	});

	it('lets its own script run and reaches no network', async () => {
		const html = await page(one());
		const body = scripts(html).find(({ head }) => head.includes('module'))?.body ?? '';
		const hash = createHash('sha256').update(body).digest('base64');
		const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
		expect(policy.split('; ')).toEqual([
			"default-src 'none'",
			`script-src 'sha256-${hash}'`,
			"style-src 'unsafe-inline'",
			'img-src data: blob:',
			'font-src data:',
			"base-uri 'none'",
			"form-action 'none'"
		]);
		expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
		const markup = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script/gi, '$1');
		expect(/<[^>]*\s(?:src|href)\s*=|@import|url\(/.exec(markup)).toBeNull();
	});

	it('leaves its script and style to mean what they meant', async () => {
		const html = await page(one());
		const body = scripts(html).find(({ head }) => head.includes('module'))?.body ?? '';
		const document = { title: '' };
		runInNewContext(body, { document, script: [1] });
		expect(document.title).toBe('<!----></script>');
		expect(body).not.toContain('\r');
		expect(/<style>([\s\S]*?)<\/style/.exec(html)?.[1]).toContain(String.raw`content: "\3C /style>"`);
	});

	it('can be read without a script: every short table, and what is known of them', async () => {
		await fc.assert(
			fc.asyncProperty(packs('partnership', 'public'), async (pack) => {
				const html = await page(pack);
				const without = /<noscript>([\s\S]*)<\/noscript>/.exec(html)?.[1] ?? '';
				const tables = [...without.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table = '']) =>
					table
						.split('<tr>')
						.slice(1)
						.map((line) => [...line.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)))
				);
				expect(tables).toEqual(
					tablesOf(pack).map(({ columns, rows }) => [columns.map(({ label }) => label), ...rows.map((row) => row.map(String))])
				);
				for (const text of [...pack.remarks, ...pack.notes, ...pack.sources]) expect(plain(without)).toContain(text);
			}),
			{ numRuns: 40 }
		);
	});

	it('says its language, title and what it is about', async () => {
		const html = await page({ ...one(), synthetic: true, period: { from: 20_393, to: 20_758 } }, 'Harm & place');
		expect(html).toContain('<html lang="en-GB">');
		expect(html).toContain('<title>Harm &amp; place</title>');
		expect(html).toContain('content="Harm &amp; place. 1 November 2025 to 31 October 2026. Synthetic data"');
	});

	it('is refused over 5 MB, with a remedy', async () => {
		const refused = page(one(), 'Harm', { script: `"${'x'.repeat(5 * 1024 * 1024)}"` });
		await expect(refused).rejects.toBeInstanceOf(HexbeatError);
		await expect(refused).rejects.toMatchObject({ code: 'offline-too-large', remedy: expect.stringMatching(/smaller area/) as string });
	});
});
