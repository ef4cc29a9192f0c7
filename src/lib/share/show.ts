import { isPack, type Pack } from '../disclosure/pack';
import type { Story } from './contract';

/** Everything that a presentation needs: handed to its window, or kept as a file. */
export interface Show {
	readonly kind: 'hexbeat-show';
	readonly version: 1;
	readonly pack: Pack;
	readonly story: Story;
}

/** Whether a message or a file holds a show. */
export const isShow = (thing: unknown): thing is Show =>
	typeof thing === 'object' &&
	thing !== null &&
	'kind' in thing &&
	thing.kind === 'hexbeat-show' &&
	'pack' in thing &&
	isPack(thing.pack) &&
	'story' in thing;
