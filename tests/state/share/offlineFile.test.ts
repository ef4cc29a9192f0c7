import { afterEach, describe, expect, it, vi } from 'vitest';
import { STORIES } from '../../../src/lib/share/story';
import { offlineFileOf } from '../../../src/lib/state/share/offlineFile';
import { meetingPack } from '../../share/meeting';

vi.mock('$app/paths', () => ({ asset: (file: string) => `/base${file}` }));

const pack = meetingPack('partnership');
const story = STORIES[0]?.make(pack) ?? { kind: 'hexbeat-story' as const, version: 1 as const, name: '', slides: [] };
const show = { kind: 'hexbeat-show' as const, version: 1 as const, pack, story };
const answer = (text: string, type: string, status = 200): Response => new Response(text, { status, headers: { 'Content-Type': type } });
const serve = (answers: Readonly<Record<string, () => Response>>): void => {
	vi.stubGlobal('fetch', (url: string) => Promise.resolve(answers[url]?.() ?? answer('', 'text/plain', 404)));
};
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('offlineFileOf', () => {
	it('puts the viewer of this very site into the page, and leaves out what the presenter alone reads', async () => {
		serve({
			'/base/offline/viewer.js': () => answer('start()', 'text/javascript'),
			'/base/offline/viewer.css': () => answer('a{}', 'text/css')
		});
		const html = await offlineFileOf(show, 'Tasking');
		expect(html).toContain('<script type="module">start()</script>');
		expect(html).toContain('<style>a{}</style>');
		expect(html).toContain('<title>Tasking</title>');
		for (const { speaker } of story.slides) expect(html).not.toContain(speaker);
	});

	it.each([
		['is not there', {}],
		['is answered with the page of the app', { '/base/offline/viewer.js': () => answer('<!doctype html>', 'text/html; charset=utf-8') }]
	])('says what to do when the viewer %s', async (_, answers) => {
		serve(answers);
		await expect(offlineFileOf(show, 'Tasking')).rejects.toMatchObject({ code: 'offline-viewer-missing' });
	});
});
