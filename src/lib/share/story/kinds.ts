import { SLIDE_KINDS, type SlideKind, type SlideSpec } from '../contract';

/** What slides are called in menus. */
export const KIND_NAMES: Readonly<Record<SlideKind, string>> = {
	title: 'Title',
	headline: 'Headline',
	map: 'Map',
	trend: 'Trend',
	times: 'Time of day',
	comparison: 'Comparison',
	ranking: 'Ranking',
	areas: 'By area',
	plan: 'Where to be',
	method: 'Method and limits',
	text: 'Text'
};

export const isKind = (text: unknown): text is SlideKind => SLIDE_KINDS.some((kind) => kind === text);

/** A slide with nothing typed. */
export const blankSlide = (kind: SlideKind, id: string): SlideSpec => ({
	id,
	kind,
	view: null,
	plan: null,
	category: null,
	part: 0,
	title: null,
	text: kind === 'text' ? '' : null,
	speaker: '',
	notes: []
});

/** A name for a new slide that none of the others has. */
export function freeId(kind: SlideKind, slides: readonly SlideSpec[]): string {
	const used = new Set(slides.map(({ id }) => id));
	let number = used.size + 1;
	while (used.has(`${kind}-${String(number)}`)) number++;
	return `${kind}-${String(number)}`;
}
