import { PRECISIONS } from '../../core/incident';
import type { SourceFacts } from '../../core/source';
import { isoDay, isoMonth, monthOf } from '../../core/time';
import type { BatchBuilder } from '../columns/batch-builder';
import type { FilePlan } from '../columns/plan-file';
import type { FileReport, Warning } from '../contract';
import type { Doorway } from '../privacy/doorway';
import type { Gate } from '../privacy/gate';
import { importRecord } from '../privacy/import-record';
import { placeColumns } from '../privacy/place-columns';
import { countOutliers } from './count-outliers';
import { fileRemarks } from './file-remarks';
import { findGaps } from './find-gaps';
import { partMonths } from './part-months';
import { placeWarnings, whenWarnings } from './reading-warnings';
import { messageOf, type Remark } from './remark';
import type { RejectList } from './reject-list';
import type { RepeatedIds } from './repeats/contract';
import { areaSpans, byMonth, byName, pointCounts, total } from './report-counts';
import { repeatsQuestion } from './repeats/repeats-question';
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
	/** The way to the gate; null when no column holds dates. */
	readonly door: Doorway | null;
	/** When it was read, ISO 8601; null where no clock was given. */
	readonly at: string | null;
	/** Null when no column holds dates. */
	readonly builder: BatchBuilder | null;
	/** What only showed behind the head. */
	readonly warnings: readonly Warning[];
}

/** Puts the report of a file together. */
export function fileReport(reading: Reading): FileReport {
	const { plan, rejects, repeats, tally, gate, door, builder } = reading;
	const { preview } = plan;
	const points = builder?.points.from(0) ?? new Float64Array(0);
	const pointRows = builder?.points.rows ?? new Uint32Array(0);
	const pointsHeld = pointCounts(pointRows);
	const positions = door?.positions ?? 'rough';
	const precision = PRECISIONS.findLast((_, grain) => (tally.precisions[grain] ?? 0) > 0) ?? null;
	const days = tally.accepted === 0 ? null : { first: tally.first, last: tally.last };
	const hasCategory = (builder?.category.names.length ?? 0) > 0;
	const named = (counts: ArrayLike<number>): Record<string, number> => (hasCategory ? byName(counts, gate.names.category) : {});
	const monthsByCategory = byMonth(tally, gate.names.category);
	const months = Object.fromEntries(Object.entries(monthsByCategory).map(([month, counts]) => [month, total(counts)]));
	const gaps = findGaps(monthsByCategory);
	const told = {
		...preview,
		columns: pointsHeld.rows === 0 ? preview.columns : placeColumns(preview.columns, positions, plan.privacy.pointsReason),
		questions: [...preview.questions, ...(repeats ? repeatsQuestion(repeats, plan.head.names[plan.id] ?? '') : [])],
		facts: { ...factsOf(reading), precision, days, months },
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
		repeats,
		partMonths: days === null || precision === 'month' ? [] : partMonths(tally.accepted, days),
		points: pointsHeld,
		heaping: { timed: tally.timed, midnight: tally.midnight, onHour: tally.onHour, halfPast: tally.halfPast },
		areas: areaSpans(tally, gate.names.area)
	};
	const remarks = fileRemarks(told);
	return {
		...told,
		remarks,
		record: importRecord({ facts: told.facts, columns: told.columns, privacy: plan.privacy, door, at: reading.at }),
		warnings: [
			...preview.warnings,
			...warningsOf(reading),
			...remarks.filter(({ code }) => !SHOWN_APART.has(code)).map(asWarning),
			...gaps.map(({ kind, message }) => ({ code: kind === 'missing' ? 'missing-month' : 'gap', message }))
		]
	};
}

/** Facts that need no counting of days and months. */
function factsOf({ plan, digest, rowsDigest, rows, rejects, tally, door }: Reading): Omit<SourceFacts, 'precision' | 'days' | 'months'> {
	const positions = door?.positions ?? 'rough';
	return {
		key: digest.slice(0, 8),
		label: plan.preview.name,
		profile: plan.preview.profile,
		rows,
		accepted: tally.accepted,
		rejected: rejects.count,
		unlocated: tally.unlocated,
		snapped: positions === 'shared',
		positions,
		synthetic: plan.synthetic,
		digest,
		rowsDigest,
		series: plan.series
	};
}

/** Remarks whose figures the report holds anyway. */
const SHOWN_APART: ReadonlySet<string> = new Set(['unlocated', 'outliers', 'part-month']);
const asWarning = (remark: Remark): Warning => ({ code: remark.code, message: messageOf(remark) });

function warningsOf({ plan, gate, builder, rejects, warnings }: Reading): Warning[] {
	const found: Warning[] = [...warnings];
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
	return found;
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
