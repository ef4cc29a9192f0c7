import { isPack, type Pack } from '../disclosure/pack';
import type { Slide, Story } from './contract';

/** Everything that a presentation needs: handed to its window, or kept as a file. */
export interface Show {
	readonly kind: 'hexbeat-show';
	readonly version: 1;
	readonly pack: Pack;
	/** Without the views of its slides: what they were counted by is not for the audience. */
	readonly story: Story;
	/** Slides of views of their own and of plans, as they are drawn; absent in files of before. */
	readonly own?: readonly Slide[];
}

/** Whether a message or a file holds a show. */
export const isShow = (thing: unknown): thing is Show =>
	typeof thing === 'object' &&
	thing !== null &&
	'kind' in thing &&
	thing.kind === 'hexbeat-show' &&
	'pack' in thing &&
	isPack(thing.pack) &&
	'story' in thing &&
	(!('own' in thing) || thing.own === undefined || Array.isArray(thing.own));
