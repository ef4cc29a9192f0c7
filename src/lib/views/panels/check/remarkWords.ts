/** Remarks beside a verdict, and how the months lie on the control chart. */
import type { PeriodChart } from '../../../analysis';
import type { Check, Checked, Remark } from '../../../state/headline/check';
import { count, decimal, listWords, percent, plural } from '../../../core/format';
import { daysOf, monthNames, signedChange } from './headlineWords';

/** One sentence; `warn` where the figure may mislead without it. */
export function remarkWords(remark: Remark, { counts }: Checked): { readonly text: string; readonly warn: boolean } {
	const which = (period: 'now' | 'before'): string => (period === 'now' ? 'newer' : 'older');
	switch (remark.kind) {
		case 'assumed-window':
			return { text: 'The claim names no period: the last 12 full months are taken. Choose another if it means one.', warn: true };
		case 'part':
			return {
				text: `Not all of ${daysOf(remark.wished.now)} and ${daysOf(remark.wished.before)} is loaded: the same part of both is compared.`,
				warn: true
			};
		case 'unequal':
			return {
				text: `${plural(remark.now, 'day')} against ${count(remark.before)}: the change is by the day.`,
				warn: Math.abs(remark.now - remark.before) > 1
			};
		case 'gap-elsewhere':
			return {
				text: `${monthNames(remark.months)} looks like a loading gap in ${remark.label}, but what is counted here held.`,
				warn: false
			};
		case 'part-source':
			return { text: `${remark.label} does not cover ${plural(remark.days, 'day')} of the ${which(remark.which)} period.`, warn: true };
		case 'renamed':
			return {
				text: `${remark.own ? 'Counted categories' : 'Other categories'} with records in one period only: ${listWords(remark.names.slice(0, 4).map(({ name, only, count: n }) => `${name} (${which(only)}, ${count(n)})`))}. ${remark.own ? 'The name may have changed' : 'Records may have moved between categories'}.`,
				warn: remark.own
			};
		case 'officer':
			return {
				text: `${percent((remark.now + remark.before) / Math.max(1, counts.now + counts.before))} of these records were made by officers (${count(remark.before)} before, ${count(remark.now)} now): they follow patrols.`,
				warn: false
			};
		case 'placeless':
			return { text: `Without a place, so left out: ${count(remark.before)} before, ${count(remark.now)} now.`, warn: false };
		case 'all-hours':
			return { text: 'All hours are counted: add Time of week in the filter bar for nights alone.', warn: true };
		case 'own-counts':
			return { text: `By the claim’s own counts the change is ${signedChange(remark.change)}.`, warn: true };
		case 'other-counts':
			return {
				text: `The claim counts ${count(remark.before)} and ${count(remark.now)}; loaded are ${count(counts.before)} and ${count(counts.now)}.`,
				warn: true
			};
	}
}

/** How the newer months lie against the usual range of the older ones. */
export function chartWords({ chart, months }: Checked): string {
	const older = months.filter(({ period }) => period === 'before').length;
	if (!chart) return `No usual range: it takes eight whole months without a gap in the older period, which has ${count(older)}.`;
	const newer = chart.outside.filter((side) => side !== null);
	const below = newer.filter((side) => side === -1).length;
	const above = newer.filter((side) => side === 1).length;
	const range = `(${decimal(Math.max(0, chart.lower), 0)} to ${decimal(chart.upper, 0)} a month)`;
	const of = `of ${count(newer.length)} newer months`;
	const side = [
		...(below > 0 ? [`${count(below)} ${of} lie below`] : []),
		...(above > 0 ? [`${count(above)} ${below > 0 ? '' : `${of} `}lie above`] : [])
	];
	const where =
		side.length === 0
			? `All ${count(newer.length)} newer months lie within the usual range of the older ones ${range}`
			: `${listWords(side)} the usual range of the older ones ${range}`;
	return `${where}. ${runWords(chart)}`;
}

function runWords({ run, shift }: PeriodChart): string {
	if (!shift) return 'No run of 7 on one side of their mean.';
	return `${count(run.length)} in a row lie ${run.side > 0 ? 'above' : 'below'} their mean: a lasting shift, not one odd month.`;
}

export interface AlsoChecked {
	readonly text: string;
	readonly ok: boolean;
}

/** What was looked at beside the figures, for all of them together. */
export function alsoChecked(checks: readonly Check[]): AlsoChecked[] {
	const done = checks.filter((check) => check.kind === 'checked');
	if (done.length === 0) return [];
	const remarks = done.flatMap((check) => check.remarks);
	const withheld = done.flatMap((check) => check.withheld);
	const has = (...kinds: readonly Remark['kind'][]): boolean => remarks.some(({ kind }) => kinds.includes(kind));
	const gaps = withheld.some(({ kind }) => kind === 'gap');
	const test = (ok: boolean, good: string, bad: string): AlsoChecked => ({ ok, text: ok ? good : bad });
	return [
		test(!has('unequal'), 'Same number of days', 'Unequal days, by the day'),
		test(!has('part', 'part-source'), 'Both periods whole', 'Part periods'),
		test(
			done.every(({ counts }) => Math.min(counts.now, counts.before) >= 20),
			'Both counts over 20',
			'A count under 20'
		),
		test(!gaps && !has('gap-elsewhere'), 'No loading gap', gaps ? 'Loading gap' : 'Loading gap elsewhere'),
		test(!withheld.some(({ kind }) => kind === 'one-period'), 'Sources cover both', 'A source covers one period'),
		test(!has('renamed'), 'Same category names', 'Category names changed')
	];
}
