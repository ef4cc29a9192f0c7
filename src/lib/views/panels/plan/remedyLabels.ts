import type { Remedy } from '../../../deployment';

/** Buttons under a refusal: verbs. */
export const REMEDY_LABELS: Readonly<Record<Remedy, string>> = {
	'all-hours': 'Plan over all hours',
	'widen-window': 'Widen the hours',
	'longer-period': 'Take the whole period',
	'more-categories': 'Take all categories',
	'load-located': 'Load other files',
	'drop-areas': 'Plan without rules for areas',
	'lift-cap': 'Plan without the cap'
};
