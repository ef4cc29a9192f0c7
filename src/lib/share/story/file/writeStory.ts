import type { SlideSpec, Story } from '../../contract';

/** A slide as it may be kept: of a view the filter, of a boundary its name, of a plan that there was one. */
const keptSlide = (slide: SlideSpec): SlideSpec => ({
	...slide,
	view: slide.view?.boundary ? { ...slide.view, boundary: { ...slide.view.boundary, polygons: [] } } : slide.view,
	plan: slide.plan && 'again'
});

/** A story without a figure, to be told with whatever is loaded when it is read. */
export const writeStory = (story: Story): string => `${JSON.stringify({ ...story, slides: story.slides.map(keptSlide) }, null, '\t')}\n`;
