import { HexbeatError } from '../../core/errors';
import { NAMED_FIELDS, NO_NAME, NO_SLOT, ORIGINS, PRECISIONS, UNLOCATED } from '../../core/incident';
import type { CleanBatch, IncidentBatch, IncidentColumns, NamedField } from '../../core/incident';
import { mask } from './mask';
import { isCard, isEmail, isNhsNumber, isNino, isPhone } from './validators';

const MONTH = PRECISIONS.indexOf('month');
const MINUTE_OR_HOUR = PRECISIONS.indexOf('hour');
const IDENTIFIERS = [isEmail, isPhone, isNino, isNhsNumber, isCard];

/** The one door of a source: batches come out clean, in order, or not at all. */
export interface Gate {
	/**
	 * Checks a batch and lets it through, with names that look like identifiers masked.
	 * @throws HexbeatError gate-refused when the batch breaks the form of a batch
	 */
	pass(batch: IncidentBatch): CleanBatch;
	/** Names let through so far, by field; codes are places in these lists. */
	readonly names: Readonly<Record<NamedField, readonly string[]>>;
	/** Number of names masked. */
	readonly masked: number;
}

/** Opens a gate for one source. The only maker of {@link CleanBatch}. */
export function createGate(): Gate {
	const names: Record<NamedField, string[]> = { category: [], outcome: [], area: [] };
	let points = 0;
	let masked = 0;
	const cleanName = (name: string): string => {
		if (!IDENTIFIERS.some((identifies) => identifies(name))) return name;
		masked++;
		return mask(name);
	};
	return {
		names,
		get masked() {
			return masked;
		},
		pass(batch) {
			const newNames = {
				category: batch.newNames.category.map(cleanName),
				outcome: batch.newNames.outcome.map(cleanName),
				area: batch.newNames.area.map(cleanName)
			};
			for (const field of NAMED_FIELDS) names[field].push(...newNames[field]);
			points += checkPoints(batch.newPoints);
			checkLengths(batch);
			for (const field of NAMED_FIELDS) checkCodes(batch.columns[field], names[field].length, field);
			checkRows(batch.columns, batch.length, points);
			const checked: IncidentBatch = { ...batch, newNames };
			return checked as CleanBatch;
		}
	};
}

function refuse(what: string): never {
	throw new HexbeatError(
		'gate-refused',
		`The privacy gate refused a block of rows: ${what}.`,
		'This is a fault of the program: report it with this message.'
	);
}

/** Number of points of a list of coordinates in range. */
function checkPoints(points: Float64Array): number {
	if (points.length % 2 !== 0) refuse('a point without its latitude');
	for (let i = 0; i < points.length; i += 2) {
		const lng = points[i] ?? NaN;
		const lat = points[i + 1] ?? NaN;
		if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) refuse('a point outside the world');
	}
	return points.length / 2;
}

function checkLengths({ columns, length }: IncidentBatch): void {
	for (const [name, column] of Object.entries(columns) as [string, ArrayLike<number>][])
		if (column.length !== length) refuse(`column ${name} has ${String(column.length)} of ${String(length)} values`);
}

function checkCodes(codes: Uint16Array, known: number, field: NamedField): void {
	for (const code of codes) if (code >= known && code !== NO_NAME) refuse(`a code of ${field} without its name`);
}

/** Location, origin and precision are in range, and nothing claims to be finer than its precision. */
function checkRows(columns: IncidentColumns, length: number, points: number): void {
	const { location, origin, precision, slot, second, utc, until, dayFirst, dayLast } = columns;
	for (let i = 0; i < length; i++) {
		const place = location[i] ?? UNLOCATED;
		if (place < UNLOCATED || place >= points) refuse('a location without its point');
		const grain = precision[i] ?? MONTH;
		if (grain > MONTH || (origin[i] ?? ORIGINS.length) >= ORIGINS.length) refuse('an unknown precision or origin');
		const hour = slot[i] ?? NO_SLOT;
		if (hour >= 168 && hour !== NO_SLOT) refuse('an hour outside the week');
		if ((dayLast[i] ?? 0) < (dayFirst[i] ?? 0)) refuse('a last day before the first');
		if (grain <= MINUTE_OR_HOUR) continue;
		if (hour !== NO_SLOT || second[i] !== -1 || !Number.isNaN(utc[i]) || !Number.isNaN(until[i]))
			refuse('a clock time finer than its precision');
		if (grain !== MONTH && dayLast[i] !== dayFirst[i]) refuse('a day that lasts longer');
	}
}
