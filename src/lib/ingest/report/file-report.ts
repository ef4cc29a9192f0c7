import { NO_NAME, PRECISIONS } from '../../core/incident';
import { isoDay, isoMonth, monthOf } from '../../core/time';
import type { BatchBuilder } from '../columns/batch-builder';
import { sharedPoints, type FilePlan } from '../columns/plan-file';
import type { FileReport, Warning } from '../contract';
import type { Gate } from '../privacy/gate';
import { countOutliers } from './count-outliers';
import { findGaps } from './find-gaps';
import { placeWarnings, whenWarnings } from './reading-warnings';
import type { RejectList } from './reject-list';
import type { RepeatedIds } from './repeats/contract';
import { repeatsQuestion, repeatsWarning } from './repeats/repeats-question';
import type { Tally } from './tally';

/** What reading a whole file left behind. */
export interface Reading {
	readonly plan: FilePlan;
	/** Digest of its content, and of the incidents read from it. */
	readonly digest: string;
	readonly rowsDigest: string | null;
	readonly rows: number;
	readonly rejects: RejectList;
	readonly repeats: RepeatedIds | null;
	readonly tally: Tally;
	readonly gate: Gate;
	/** Null when no column holds dates. */
	readonly builder: BatchBuilder | null;
	/** What only showed behind the head. */
	readonly warnings: readonly Warning[];
}

/** Name of an empty category. */
export const NOT_GIVEN = 'Not given';
/** Rows that share their point, from which on a source counts as snapped. */
const SNAPPED = 0.2;

/** Puts the report of a file together. */
export function fileReport(reading: Reading): FileReport {
	const { plan, digest, rowsDigest, rows, rejects, repeats, tally, gate, builder } = reading;
	const { preview } = plan;
	const points = builder?.points.from(0) ?? new Float64Array(0);
	const pointRows = builder?.points.rows ?? new Uint32Array(0);
	const snapped = plan.profile.snapped || sharedShare(pointRows) >= SNAPPED;
	const precision = PRECISIONS.findLast((_, grain) => (tally.precisions[grain] ?? 0) > 0) ?? null;
	const days = tally.accepted === 0 ? null : { first: tally.first, last: tally.last };
	const hasCategory = (builder?.category.names.length ?? 0) > 0;
	const named = (counts: ArrayLike<number>): Record<string, number> => (hasCategory ? byName(counts, gate.names.category) : {});
	const monthsByCategory = byMonth(tally, gate.names.category);
	const months = Object.fromEntries(Object.entries(monthsByCategory).map(([month, counts]) => [month, total(counts)]));
	const gaps = findGaps(monthsByCategory);
	return {
		...preview,
		columns: snapped ? sharedPoints(preview.columns) : preview.columns,
		questions: [...preview.questions, ...(repeats ? repeatsQuestion(repeats, plan.head.names[plan.id] ?? '') : [])],
		warnings: [
			...preview.warnings,
			...warningsOf(reading, snapped),
			...gaps.map(({ kind, message }) => ({ code: kind === 'missing' ? 'missing-month' : 'gap', message }))
		],
		facts: {
			key: digest.slice(0, 8),
			label: preview.name,
			profile: preview.profile,
			rows,
			accepted: tally.accepted,
			rejected: rejects.count,
			unlocated: tally.unlocated,
			precision,
			days,
			snapped,
			synthetic: plan.synthetic,
			digest,
			rowsDigest,
			series: plan.series,
			months
		},
		precision,
		from: days && (precision === 'month' ? isoMonth(monthOf(days.first)) : isoDay(days.first)),
		to: days && (precision === 'month' ? isoMonth(monthOf(days.last)) : isoDay(days.last)),
		categories: named(tally.byCategory),
		unlocatedByCategory: named(tally.unlocatedByCategory),
		months,
		monthsByCategory,
		series: plan.series,
		gaps: gaps.map(({ month }) => month),
		outliers: countOutliers(points, pointRows),
		rejects: rejects.listed,
		rejectReasons: rejects.byReason,
		repeats
	};
}

/** Share of the located rows that share their point with another row. */
function sharedShare(rows: Uint32Array): number {
	let all = 0;
	let shared = 0;
	for (const count of rows) {
		all += count;
		if (count > 1) shared += count;
	}
	return all === 0 ? 0 : shared / all;
}

/** Counts by name, largest first; names that the gate masked alike are added up. */
function byName(counts: ArrayLike<number>, names: readonly string[]): Record<string, number> {
	const found = new Map<string, number>();
	const add = (name: string, count: number): void => {
		if (count > 0) found.set(name, (found.get(name) ?? 0) + count);
	};
	names.forEach((name, code) => {
		add(name, counts[code] ?? 0);
	});
	add(NOT_GIVEN, counts[NO_NAME] ?? 0);
	return Object.fromEntries([...found].sort((a, b) => b[1] - a[1]));
}

function byMonth({ byMonth: months }: Tally, names: readonly string[]): Record<string, Record<string, number>> {
	const sorted = [...months].sort((a, b) => a[0] - b[0]);
	return Object.fromEntries(
		sorted.map(([month, codes]) => {
			const counts = new Map<string, number>();
			for (const [code, count] of codes) {
				const name = names[code] ?? NOT_GIVEN;
				counts.set(name, (counts.get(name) ?? 0) + count);
			}
			return [isoMonth(month), Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))];
		})
	);
}

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function warningsOf({ plan, gate, builder, rejects, repeats, warnings }: Reading, snapped: boolean): Warning[] {
	const found: Warning[] = [...warnings, ...(repeats ? repeatsWarning(repeats) : [])];
	const rejected = rejects.count;
	if (rejected > 0 && plan.batch)
		found.push({
			code: 'rejected',
			message: `${count(rejected, 'row')} could not be used and ${rejected === 1 ? 'is' : 'are'} listed as rejects.`
		});
	if (plan.batch && builder) {
		found.push(...placeWarnings(builder.place.notes), ...whenWarnings(builder.when.notes, plan.batch.when.zone?.name ?? ''));
		const lumped = builder.category.lumped + builder.outcome.lumped + builder.area.lumped;
		if (lumped > 0)
			found.push({
				code: 'too-many-names',
				message: `${count(lumped, 'value')} went under “Other names”: a column of names holds too many different ones.`
			});
	}
	if (gate.masked > 0)
		found.push({
			code: 'masked-names',
			message: `${count(gate.masked, 'name')} looked like an identifier and ${gate.masked === 1 ? 'was' : 'were'} masked.`
		});
	if (snapped)
		found.push({
			code: 'snapped',
			message: 'Points are shared between incidents (moved to map points): streets are roughly right, buildings are not.'
		});
	return found;
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
