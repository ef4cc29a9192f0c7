import { isoDay, monthOf, monthStart } from '../../core/time';
import type { Pack } from '../../disclosure/pack';

/** How a file's name ends, by what it is. */
export type FileKind = 'pptx' | 'xlsx' | 'geojson' | 'html' | 'csv';

/** The month that a period ends with, or its last day where that is not the end of a month. */
const endOf = (to: number): string => {
	const last = isoDay(to - 1);
	return monthStart(monthOf(to)) === to ? last.slice(0, 7) : last;
};

/**
 * "hexbeat-partnership-2026-10.pptx": audience and period alone, since a name is seen by whoever sees the folder.
 *
 * @param part of several files: the id of a table.
 */
export const fileName = ({ audience, period }: Pack, kind: FileKind, part?: string): string =>
	`hexbeat-${audience}-${endOf(period.to)}${part === undefined ? '' : `-${part}`}.${kind}`;
