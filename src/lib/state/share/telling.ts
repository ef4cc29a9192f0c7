import { HexbeatError } from '../../core/errors';
import type { Pack } from '../../disclosure/pack';
import type { Show, Slide, SlideSpec, Story } from '../../share';
import { slideOf } from '../../share/story';
import type { Sharing } from './sharing.svelte';
import { tellPlan } from './tellPlan';

/** A slide of a story as it can be shown now. */
export interface ToldSlide {
	readonly spec: SlideSpec;
	/** With words in place of figures where there are none. */
	readonly slide: Slide;
	/** What it is made of; null where it is not made. */
	readonly pack: Pack | null;
	/** Why it is not made; null where it is, and while it is being counted. */
	readonly fault: HexbeatError | null;
}

/** The slides of a story, each from the pack of its view. Those of the whole selection come from the main pack. */
export const tellStory = (sharing: Sharing, story: Story, main: Pack): ToldSlide[] =>
	story.slides.map((spec) => {
		const outcome = sharing.outcomeOf(spec);
		if (outcome instanceof HexbeatError)
			return { spec, slide: without(spec, main, 'This view is not shown', [outcome.fault, outcome.remedy]), pack: null, fault: outcome };
		if (!outcome) return { spec, slide: without(spec, main, 'This view is being counted', []), pack: null, fault: null };
		const { plan } = spec;
		const told = plan && plan !== 'again' ? tellPlan(plan, outcome, (lng, lat) => sharing.whereIs(lng, lat)) : null;
		return { spec, slide: slideOf(spec, outcome, told), pack: outcome, fault: null };
	});

/** Everything that a presentation or a file may hold of a story. Slides that are not made are left out, and so is what a view was counted by. */
export function showOf(story: Story, told: readonly ToldSlide[], pack: Pack): Show {
	const made = told.filter((one) => one.pack !== null);
	return {
		kind: 'hexbeat-show',
		version: 1,
		pack,
		story: { ...story, slides: made.map(({ spec }) => ({ ...spec, view: null, plan: null })) },
		own: made.flatMap(({ spec, slide }) => (spec.view === null && spec.plan === null ? [] : [slide]))
	};
}

function without(spec: SlideSpec, main: Pack, title: string, points: readonly string[]): Slide {
	const words: SlideSpec = { ...spec, kind: 'text', title: spec.title ?? title, text: points.join('\n') };
	return { ...slideOf(words, main), kind: spec.kind === 'title' ? 'text' : spec.kind };
}
