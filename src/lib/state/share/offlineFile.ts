import { asset } from '$app/paths';
import { HexbeatError } from '../../core/errors';
import type { Show } from '../../share';

/** A part of the viewer as text. A host that answers every address with the app's page has none of it. */
async function partOf(file: string): Promise<string> {
	const answer = await fetch(asset(file)).catch(() => null);
	const page = answer?.headers.get('Content-Type')?.includes('html') ?? false;
	if (answer?.ok && !page) return answer.text();
	throw new HexbeatError(
		'offline-viewer-missing',
		'The offline file could not be made: the page that it opens with was not found here.',
		'Reload the page and make it again; where that does not help, the site was built without it (npm run build).'
	);
}

/**
 * One page that shows a pack and its slides anywhere, without a network. What the presenter alone should read stays out of it.
 *
 * @throws HexbeatError `offline-viewer-missing`, `offline-too-large`
 */
export async function offlineFileOf({ pack, story, own = [] }: Show, title: string): Promise<string> {
	const [{ offlineHtml }, script, style] = await Promise.all([
		import('../../share/files'),
		partOf('/offline/viewer.js'),
		partOf('/offline/viewer.css')
	]);
	const unspoken = <T extends { readonly speaker: string }>(slides: readonly T[]): T[] =>
		slides.map((slide) => ({ ...slide, speaker: '' }));
	return offlineHtml({
		pack,
		story: { ...story, slides: unspoken(story.slides) },
		own: unspoken(own),
		script,
		style,
		title,
		lang: 'en-GB'
	});
}
