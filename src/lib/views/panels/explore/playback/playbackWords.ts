/** Names of frames, the sentence and the notes of Playback. Pure. */
import type { Run } from '../../../../state/playback';
import type { PlaybackStep } from '../../../../state/settings/playback';
import { weekStart } from '../../../../core/time';
import { count, day, dayMonth, hour, listWords, month, monthShort, plural, weekday } from '../../../../core/format';
import type { Piece } from '../lead';

/** "Oct 2026", "Week from 05/10/2026", "Fri 22:00". */
export function frameName(step: PlaybackStep, key: number): string {
	if (step === 'month') return month(key);
	return step === 'week' ? `Week from ${day(weekStart(key))}` : `${weekday(Math.floor(key / 24))} ${hour(key % 24)}`;
}

/** The same inside a sentence: "in Oct 2026", "in the week from 05/10/2026", "on Fridays at 22:00". */
export function whenWords(step: PlaybackStep, key: number): string {
	if (step === 'month') return `in ${month(key)}`;
	return step === 'week' ? `in the week from ${day(weekStart(key))}` : `on ${weekday(Math.floor(key / 24), true)}s at ${hour(key % 24)}`;
}

export const STEP_WORDS = { month: 'month', week: 'week', hour: 'hour of the week' } as const;

/** Names under the strip: few enough to stand apart. */
export function frameTicks({ step, first, all }: Pick<Run, 'step' | 'first' | 'all'>): { at: number; label: string }[] {
	const positions = [...all.keys()];
	if (step === 'hour') return Array.from({ length: 7 }, (_, d) => ({ at: d * 24 + 12, label: weekday(d) }));
	const every = Math.max(1, Math.ceil(all.length / 8));
	return positions
		.filter((at) => at % every === 0)
		.map((at) => {
			const key = first + at;
			return { at, label: step === 'week' ? dayMonth(weekStart(key)) : monthShort(key) };
		});
}

/** Frames that may be called the most or the fewest: whole, and no loading gap. */
const sound = ({ all, partial, gaps }: Run): number[] => [...all.keys()].filter((at) => !partial.has(at) && !gaps.has(at));

/** The one sentence of a run; it does not change while the frames do. */
export function playbackLead(run: Run, subject: readonly Piece[]): Piece[] {
	const frames = sound(run);
	const [one] = frames;
	if (one === undefined) return [{ text: `No whole ${STEP_WORDS[run.step]} without a loading gap lies in the period.` }];
	const n = (at: number): number => run.all[at] ?? 0;
	const top = frames.reduce((best, at) => (n(at) > n(best) ? at : best), one);
	const low = frames.reduce((best, at) => (n(at) < n(best) ? at : best), one);
	return [
		...subject,
		{ text: ' were most frequent ' },
		{ text: whenWords(run.step, run.first + top), strong: true },
		{
			text: `, ${count(n(top))}, and least ${whenWords(run.step, run.first + low)}, ${count(n(low))}, of ${run.step === 'hour' ? 'the 168 hours of the week' : plural(frames.length, `whole ${run.step}`)}${run.gaps.size > 0 ? ' without a loading gap' : ''}.`
		}
	];
}

/** What stands under the sentence. */
export function playbackNotes(run: Run): string[] {
	const notes: string[] = [];
	if (run.step === 'hour') notes.push('Each hour of the week adds up all weeks of the period');
	if (run.unplayed > 0)
		notes.push(
			run.step === 'hour'
				? `${plural(run.unplayed, 'incident')} without a known hour ${run.unplayed === 1 ? 'is' : 'are'} in no frame`
				: `${plural(run.unplayed, 'incident')} dated to the month only ${run.unplayed === 1 ? 'is' : 'are'} in no frame`
		);
	return notes;
}

export function playbackWarnings(run: Run): string[] {
	const gaps = [...run.gaps].map((at) => frameName(run.step, run.first + at));
	if (gaps.length === 0) return [];
	return [
		gaps.length > 3
			? `${String(gaps.length)} ${run.step}s fall in months that look like a loading gap: a pale picture there may be missing records.`
			: `${listWords(gaps)} ${gaps.length === 1 ? 'looks' : 'look'} like a loading gap: a pale picture there may be missing records.`
	];
}

/** What is special about a frame; empty when nothing is. */
export function frameRemarks(run: Run, at: number): string[] {
	return [
		run.partial.has(at) ? `Not a whole ${run.step}: only a part of it lies in the loaded days and the period` : '',
		run.gaps.has(at) ? 'Looks like a loading gap' : ''
	].filter((text) => text !== '');
}
