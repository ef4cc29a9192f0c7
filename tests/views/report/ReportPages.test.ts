import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/lib/disclosure/pack';
import type { Figure } from '../../../src/lib/share';
import { LONGEST, reportOf, startTexts, type ReportTexts } from '../../../src/lib/share/report';
import type { Drawn } from '../../../src/lib/views/report/figureRows';
import ReportEditor from '../../../src/lib/views/report/ReportEditor.svelte';
import ReportPages from '../../../src/lib/views/report/ReportPages.svelte';
import { MAKERS, packOf } from '../../share/report/packs';

const figure = createRawSnippet<[Figure, Drawn]>((drawn) => ({ render: () => `<figure><h3>${drawn().title}</h3></figure>` }));
const nothing = (): void => undefined;

function pages(
	audience: Audience,
	more: Partial<ReportTexts> = {},
	drafts: Readonly<Record<string, string>> = {}
): { html: string; headings: string[] } {
	const { pack } = packOf(11, audience, { size: 300 });
	const texts = { ...startTexts(pack), partnership: 'Canterbury CSP', ...more };
	const report = reportOf(pack, texts, MAKERS);
	const { body } = render(ReportPages, { props: { report, texts, ontexts: nothing, drafts, ondraft: nothing, figure } });
	return { html: body.replace(/<!--.*?-->/gs, ''), headings: report.sections.map(({ heading }) => heading) };
}
const plain = (html: string): string =>
	html
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
const sheetsOf = (html: string): string[] => html.split(/(?=<div class="report-sheet)/).slice(1);

describe('the pages of a report', () => {
	it('have one h1 and the sections in order, each an h2', () => {
		const { html, headings } = pages('partnership');
		expect(html.match(/<h1/g)).toHaveLength(1);
		const found = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, words]) => plain(words ?? ''));
		expect(found).toEqual(['Contents', ...headings.map((heading, i) => `${String(i + 1)} ${heading}`)]);
	});
	it('carry the marking at the top and the foot, with number and count', () => {
		const sheets = sheetsOf(pages('partnership', { marking: 'OFFICIAL-SENSITIVE' }).html);
		expect(sheets.length).toBeGreaterThan(5);
		sheets.forEach((sheet, i) => {
			expect(sheet.match(/<b>OFFICIAL-SENSITIVE<\/b>/g)).toHaveLength(2);
			expect(plain(sheet)).toContain(`Page ${String(i + 1)} of ${String(sheets.length)}`);
		});
	});
	it('name in the contents the page on which each section begins', () => {
		const { html, headings } = pages('partnership');
		const [, contents = '', ...sheets] = sheetsOf(html);
		headings.forEach((heading, i) => {
			const on =
				3 + sheets.findIndex((sheet) => [...sheet.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].some(([, h]) => plain(h ?? '').endsWith(heading)));
			expect(plain(contents)).toContain(`${String(i + 1)} ${heading} page ${String(on)}`);
		});
	});
	it('are marked across when counts are exact, and only then', () => {
		const exact = sheetsOf(pages('analyst').html);
		expect(exact.every((sheet) => sheet.includes('Exact counts: not for circulation'))).toBe(true);
		expect(pages('public').html).not.toContain('not for circulation');
	});
	it('show what was written in place of the prompt, in paragraphs', () => {
		const { html } = pages('partnership', { sections: { introduction: 'For the meeting.\n\nSecond <b>part</b>.' } });
		expect(html).toMatch(/<p[^>]*>For the meeting\.<\/p>/);
		expect(html).toMatch(/<p[^>]*>Second &lt;b>part&lt;\/b>\.<\/p>/);
		expect(html).not.toContain('which decision does it serve?');
	});
	it('show each text that is being written as far as it is, on the screen and on paper', () => {
		const { html } = pages(
			'partnership',
			{ sections: { introduction: 'For the meeting.' } },
			{ introduction: 'For the', method: 'By hand.' }
		);
		for (const words of ['For the', 'By hand.']) {
			expect(html).toMatch(new RegExp(`<textarea[^>]*>${words}</textarea>`));
			expect(html).toMatch(new RegExp(`<div class="on-paper[^>]*>${words}</div>`));
		}
		expect(html).not.toContain('For the meeting.');
	});
	it('have the scores as fields and as a table that says how they add up', () => {
		const { pack } = packOf(11, 'partnership', { size: 300 });
		const { scoring } = startTexts(pack);
		const scores = { physical: 3, psychological: 4, financial: 1, community: 2, likelihood: 3 };
		const { html } = pages('partnership', { scoring: { ...scoring, themes: [{ name: 'Robbery', scores }] } });
		expect(plain(html)).toContain('(3 + 4 + 1 + 2) × 3 = 30');
		expect(html).toMatch(/<input[^>]*aria-label="Physical harm: Robbery"/);
		expect(html).toMatch(/<th[^>]*scope="row"/);
	});
	it('take as long a text as its file', () => {
		const props = { heading: 'Method', prompt: '', before: '', text: '', begun: true, ontext: nothing, onsave: nothing, oncancel: nothing };
		expect(render(ReportEditor, { props }).body).toContain(`maxlength="${String(LONGEST)}"`);
	});
});
