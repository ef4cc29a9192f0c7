import type { SlideSpec, Story } from '../contract';
import { blankSlide, freeId } from './kinds';

/** A story to put a first slide into: what it is of, and how it was counted. */
const BEGUN: Story = {
	kind: 'hexbeat-story',
	version: 1,
	name: 'Story',
	slides: [blankSlide('title', 'title-1'), blankSlide('method', 'method-2')]
};

/**
 * A story with one more slide: at its end, before a last slide of method. Without a story one is begun.
 *
 * @returns the story, and where the slide stands in words.
 */
export function addSlide(
	story: Story | null,
	{ kind, view, plan = null }: Pick<SlideSpec, 'kind' | 'view'> & Partial<Pick<SlideSpec, 'plan'>>
): { readonly story: Story; readonly said: string } {
	const { slides, ...head } = story ?? BEGUN;
	const at = slides.at(-1)?.kind === 'method' ? slides.length - 1 : slides.length;
	const slide = { ...blankSlide(kind, freeId(kind, slides)), view, plan };
	const longer = { ...head, slides: slides.toSpliced(at, 0, slide) };
	const place = `slide ${String(at + 1)} of ${String(longer.slides.length)}`;
	return { story: longer, said: `Added to “${head.name}” as ${place}. The story is under Share.` };
}
