import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/lib/share';
import type { ReportTexts } from '../../../src/lib/share/report';
import { addSlide } from '../../../src/lib/share/story';
import type { KeepStatus } from '../../../src/lib/state/keeping.svelte';
import { storyAtRisk } from '../../../src/lib/state/share/leaving.svelte';
import type { Making } from '../../../src/lib/state/share/making';
import { Sharing } from '../../../src/lib/state/share/sharing.svelte';

const withSlide = (story: Story | null): Story => addSlide(story, { kind: 'map', view: null }).story;
const READY = withSlide(null);
const OTHER = withSlide(READY);

function opened(): Sharing {
	const sharing = new Sharing({} as Making);
	sharing.open(READY);
	return sharing;
}

describe('what of a story would be missed', () => {
	it('is nothing of one that was only opened, also after changes that were undone', () => {
		const sharing = opened();
		expect(sharing.storyChanged).toBe(false);
		sharing.tell(withSlide(READY));
		expect(sharing.storyChanged).toBe(true);
		sharing.undo();
		expect(sharing.storyChanged).toBe(false);
		sharing.redo();
		expect(sharing.storyChanged).toBe(true);
	});
	it('is a story that was begun by adding a slide', () => {
		const sharing = new Sharing({} as Making);
		expect(sharing.storyChanged).toBe(false);
		sharing.tell(READY);
		expect(sharing.storyChanged).toBe(true);
	});
	it('is nothing once it is in a file, until it changes again', () => {
		const sharing = opened();
		sharing.tell(withSlide(READY));
		sharing.storySaved();
		expect(sharing.storyChanged).toBe(false);
		sharing.undo();
		expect(sharing.storyChanged).toBe(true);
	});
	it('comes back with a story that undo brings back', () => {
		const sharing = opened();
		sharing.tell(withSlide(READY));
		sharing.open(OTHER);
		expect(sharing.storyChanged).toBe(false);
		sharing.undo();
		expect(sharing.storyChanged).toBe(true);
	});
	it('is the story of a workspace that was opened once another takes its place there, but not when the page is closed', () => {
		const sharing = opened();
		sharing.tell(OTHER);
		sharing.adopt(READY);
		const keeping = { status: 'off' } as never;
		expect(sharing.storyChanged).toBe(true);
		expect(storyAtRisk({ sharing, keeping })).toBe(false);
		sharing.tell(OTHER);
		expect(storyAtRisk({ sharing, keeping })).toBe(true);
		// The workspace may have saved the change: what undo brings back is in no place for certain.
		sharing.undo();
		expect(storyAtRisk({ sharing, keeping })).toBe(true);
		sharing.storySaved();
		expect(sharing.storyChanged).toBe(false);
		sharing.adopt(null);
		expect(sharing.storyChanged).toBe(false);
	});
	it.each([
		['off', true],
		['unsaved', true],
		['failed', true],
		['elsewhere', true],
		['saved', false]
	] as const satisfies readonly (readonly [KeepStatus, boolean])[])('with a workspace that is %s: %s', (status, risk) => {
		const sharing = opened();
		expect(storyAtRisk({ sharing, keeping: { status } as never })).toBe(false);
		sharing.tell(OTHER);
		expect(storyAtRisk({ sharing, keeping: { status } as never })).toBe(risk);
		// Another story would take its place in the workspace, too: that is asked either way.
		expect(sharing.storyChanged).toBe(true);
	});
});

describe('what of a report would be missed', () => {
	const TEXTS = { sections: { introduction: 'For the meeting.' } } as unknown as ReportTexts;
	const written = (): Sharing => {
		const sharing = new Sharing({} as Making);
		sharing.textsSaved(TEXTS);
		return sharing;
	};

	it('is what was written since it was in a file', () => {
		const sharing = written();
		expect(sharing.textsChanged).toBe(false);
		sharing.write({ ...TEXTS, title: 'Changed' });
		expect(sharing.textsChanged).toBe(true);
	});
	it('is a text that is still being written, once it differs', () => {
		const sharing = written();
		sharing.draft('introduction', 'For the meeting.');
		sharing.draft('method', '');
		expect(sharing.textsChanged).toBe(false);
		sharing.draft('method', 'By hand.');
		expect(sharing.textsChanged).toBe(true);
		sharing.draft('method', null);
		expect(sharing.drafts).toEqual({ introduction: 'For the meeting.' });
		expect(sharing.textsChanged).toBe(false);
	});
	it('is nothing of drafts whose file was saved or that another file replaces', () => {
		const sharing = written();
		sharing.draft('method', 'By hand.');
		sharing.textsSaved(TEXTS);
		expect(sharing.drafts).toEqual({});
		expect(sharing.textsChanged).toBe(false);
	});
});
