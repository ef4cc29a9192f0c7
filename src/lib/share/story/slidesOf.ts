import type { Slide } from '../contract';
import type { Show } from '../show';
import { slideOf } from './slideOf';

/** The slides of a show: those of the whole selection from its pack, the others as they came. */
export function slidesOf({ pack, story, own = [] }: Show): Slide[] {
	const ready = new Map(own.map((slide) => [slide.id, slide]));
	return story.slides.map((spec) => ready.get(spec.id) ?? slideOf(spec, pack));
}
