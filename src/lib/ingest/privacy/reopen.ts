import { HexbeatError } from '../../core/errors';
import { NAMED_FIELDS, UNLOCATED, type CleanBatch, type IncidentBatch, type IncidentColumns } from '../../core/incident';
import type { SourceFacts } from '../../core/source';
import { createGate } from './gate';

/** Days since 1970 of the years 1800 to 2200, and the seconds that they span. */
const DAYS = { first: -62_091, last: 84_006 };
const SECONDS = { first: DAYS.first * 86_400, last: (DAYS.last + 1) * 86_400 };
/** Names of a field: codes are 16 bits, the last means none. */
const MOST_NAMES = 65_535;
/** No fix is worse than half the way round the world. */
const MOST_METRES = 20_040_000;

/** The gate for rows that were saved and come back: from this computer, or in a file from anyone. */
export interface Reopening {
	/** Lets a block through as the gate does. @throws HexbeatError workspace-damaged when anything in it is out of range. */
	pass(batch: IncidentBatch): CleanBatch;
	/** Call after the last block. @throws HexbeatError workspace-damaged when the rows are not what the source says of itself. */
	finish(): void;
}

const damaged = (what: string, cause?: unknown): HexbeatError =>
	new HexbeatError(
		'workspace-damaged',
		`The workspace cannot be read: ${what}.`,
		'Ask for the file again, or load the original exports.',
		cause === undefined ? undefined : { cause }
	);

/** Opens the gate for one saved source. */
export function createReopening(facts: SourceFacts): Reopening {
	const gate = createGate();
	const seen = { rows: 0, unlocated: 0, first: Infinity, last: -Infinity };
	return {
		pass(batch) {
			checkValues(batch.columns, batch.length);
			count(batch.columns, batch.length, seen);
			const clean = throughGate(() => gate.pass(batch));
			for (const field of NAMED_FIELDS) if (gate.names[field].length > MOST_NAMES) throw damaged(`it has too many names of ${field}`);
			return clean;
		},
		finish() {
			const days = facts.days ?? { first: Infinity, last: -Infinity };
			const { accepted, replaced = 0, unlocated } = facts;
			// Which of the replaced rows had a location is not told.
			const located = replaced > 0 ? seen.unlocated <= unlocated : seen.unlocated === unlocated;
			if (!located || seen.rows !== accepted - replaced || seen.first !== days.first || seen.last !== days.last)
				throw damaged('the incidents of a source are not those that it says it has');
		}
	};
}

/** What the gate finds in saved rows is a fault of the file, not of the program. */
function throughGate(pass: () => CleanBatch): CleanBatch {
	try {
		return pass();
	} catch (cause) {
		throw damaged(cause instanceof HexbeatError ? cause.fault : 'the privacy gate refused it', cause);
	}
}

const inside = (value: number, { first, last }: { readonly first: number; readonly last: number }): boolean =>
	value >= first && value <= last;

/** Ranges of the values that no gate checks on import, because the importer makes them. */
function checkValues({ dayFirst, dayLast, month, second, utc, until, accuracy }: IncidentColumns, length: number): void {
	for (let i = 0; i < length; i++) {
		if (!inside(dayFirst[i] ?? NaN, DAYS) || !inside(dayLast[i] ?? NaN, DAYS)) throw damaged('a day is out of range');
		if (!inside(month[i] ?? NaN, { first: 1800 * 12, last: 2201 * 12 })) throw damaged('a month is out of range');
		if (!inside(second[i] ?? NaN, { first: -1, last: 86_400 })) throw damaged('a time of day is out of range');
		const metres = accuracy[i] ?? NaN;
		if (metres < 0 || metres > MOST_METRES) throw damaged('an accuracy is out of range');
		for (const moment of [utc[i] ?? NaN, until[i] ?? NaN])
			if (!Number.isNaN(moment) && !inside(moment, SECONDS)) throw damaged('a moment is out of range');
	}
}

function count(
	{ dayFirst, dayLast, location }: IncidentColumns,
	length: number,
	seen: { rows: number; unlocated: number; first: number; last: number }
): void {
	seen.rows += length;
	for (let i = 0; i < length; i++) {
		if (location[i] === UNLOCATED) seen.unlocated++;
		seen.first = Math.min(seen.first, dayFirst[i] ?? 0);
		seen.last = Math.max(seen.last, dayLast[i] ?? 0);
	}
}
