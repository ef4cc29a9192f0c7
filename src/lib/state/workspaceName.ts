import type { Holdings } from '../core/answers';
import { monthOf } from '../core/time';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (day: number): string => `${MONTHS[monthOf(day) % 12] ?? ''} ${String(Math.floor(monthOf(day) / 12))}`;
const MOST = 120;

/** A name for what is loaded, until the user gives one: the file or the number of files, and the months that they cover. */
export function workspaceName({ sources, days }: Pick<Holdings, 'sources' | 'days'>): string {
	const [first] = sources;
	const what = sources.length === 1 && first ? first.label.replace(/\.[a-z0-9]{2,5}$/i, '') : `${String(sources.length)} files`;
	if (!days) return what.slice(0, MOST);
	const [from, to] = [monthName(days.first), monthName(days.last)];
	return `${what.slice(0, MOST)}, ${from === to ? from : `${from} – ${to}`}`;
}

/** The name of a file for a workspace. */
export const workspaceFileName = (name: string, kind: 'incidents' | 'counts'): string =>
	`${
		name
			.replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
			.replace(/\s+/g, ' ')
			.trim()
			.slice(0, 80) || 'workspace'
	} (${kind}).hexbeat`;
