import type { Pack } from './contract';

/** Whether something read from a file or a message says that it is a pack of a kind that is known here. */
export const isPack = (thing: unknown): thing is Pack =>
	typeof thing === 'object' &&
	thing !== null &&
	'kind' in thing &&
	thing.kind === 'hexbeat-pack' &&
	'version' in thing &&
	thing.version === 1;
