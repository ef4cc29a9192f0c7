import { COLD_PATTERN, NO_PATTERN } from '../../../core/paint';

/** Rows of the evidence, in the map's order; those without a hexagon stay. */
export const EVIDENCE_ROWS = [
	{ at: 0, label: 'Hot, strong evidence (q < 0.01)' },
	{ at: 1, label: 'Hot, some evidence (q < 0.05)' },
	{ at: 2, label: 'No clear difference' },
	{ at: 3, label: 'Cold, some evidence (q < 0.05)' },
	{ at: 4, label: 'Cold, strong evidence (q < 0.01)' }
] as const;

/** The patterns in the order of their fills, each with what it means. */
export const EMERGING_ROWS = [
	{ at: 0, label: 'New: hot in the last month only', name: 'new' },
	{ at: 1, label: 'Lately: hot without a break to the end', name: 'lately' },
	{ at: 2, label: 'Intensifying: nearly always, and rising', name: 'intensifying' },
	{ at: 3, label: 'Persistent: hot nearly always', name: 'persistent' },
	{ at: 4, label: 'Diminishing: nearly always, and falling', name: 'diminishing' },
	{ at: 5, label: 'On and off', name: 'on and off' },
	{ at: 6, label: 'Turned: on and off, once cold', name: 'turned' },
	{ at: 7, label: 'Former: nearly always, not now', name: 'former' },
	{ at: COLD_PATTERN, label: 'Cold in some pattern', name: 'cold' },
	{ at: NO_PATTERN, label: 'No pattern', name: 'no pattern' }
] as const;

/** Name of the class of a hexagon. */
export const patternName = (at: number): string => EMERGING_ROWS.find((row) => row.at === at)?.name ?? '';

/** The same as the sources of the method call them. */
export const PATTERN_NAMES = [
	'new',
	'consecutive',
	'intensifying',
	'persistent',
	'diminishing',
	'sporadic',
	'oscillating',
	'historical',
	'cold',
	'none'
] as const;
