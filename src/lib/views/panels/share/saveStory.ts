import type { Story } from '../../../share';
import { writeStory } from '../../../share/story';
import { saveFile } from '../../../state/saveFile';
import type { Sharing } from '../../../state/share/sharing.svelte';

/** Hands a story to the user as a file: slides, words and filters, without a figure. */
export function saveStory(sharing: Sharing, story: Story): void {
	saveFile('hexbeat-story.json', writeStory(story), 'application/json');
	if (sharing.story === story) sharing.storySaved();
}
