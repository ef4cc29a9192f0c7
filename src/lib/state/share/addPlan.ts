import type { Filter } from '../../core/filter';
import { addSlide, MOST_SLIDES } from '../../share/story';
import type { App } from '../context';
import type { Planning } from '../planning.svelte';
import { planFacts } from './planFacts';

/**
 * Adds a slide of Plan's answer to the story that is open, of the incidents that the plan is based on.
 *
 * @returns what became of it, in words.
 */
export function addPlan({ sharing }: Pick<App, 'sharing'>, planning: Planning, callSignOf: (letter: string) => string): string {
	const plan = planFacts(planning, callSignOf);
	if (!plan || planning.answer.slow || planning.tours.slow) return 'The plan is still being worked out: add it when it is there.';
	if ((sharing.story?.slides.length ?? 0) >= MOST_SLIDES) return `A story has ${String(MOST_SLIDES)} slides at most.`;
	const view: Filter = { ...planning.filter, week: planning.plan?.window ?? null };
	const { story, said } = addSlide(sharing.story, { kind: 'plan', view, plan });
	sharing.tell(story);
	return said;
}
