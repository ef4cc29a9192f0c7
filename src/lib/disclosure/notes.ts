import type { Policy, Sensitivity } from './policy';
import type { Shown } from './shown';

/** What must stand beside counts that were disclosed together: in notes of tables, pictures, slides and files. */
export function notesOf(shown: readonly Shown[], policy: Policy, sensitivity: Sensitivity, to: 'screen' | 'file' = 'screen'): string[] {
	const { base } = policy[to][sensitivity];
	const small = shown.find(({ below }) => below !== null);
	return [
		...(policy.watermark !== null && shown.some(({ code }) => code === 'exact') ? [policy.watermark] : []),
		...(base > 1 ? [`Counts are rounded to the nearest ${String(base)}, each on its own: they may not add up to their total.`] : []),
		...(small ? [`${small.text}: ${small.spoken}.`] : []),
		...(shown.some(({ code }) => code === 'hidden') ? ['Some counts are hidden, so that small numbers beside them stay unknown.'] : [])
	];
}
