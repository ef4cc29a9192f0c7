import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/lib/share';
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
	it('is nothing of a workspace that was opened', () => {
		const sharing = opened();
		sharing.tell(OTHER);
		sharing.adopt(READY);
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
	});
});
