import type { Feature } from 'geojson';
import { readFromTo, readOpening } from '../core/opening-hours';
import type { Overlay } from '../core/overlay';
import { assignRoles } from './columns/assign-roles';
import { columnFacts, type ColumnFacts } from './columns/column-facts';
import { likeIncidents } from './columns/like-incidents';
import { PlaceReader } from './columns/place-reader';
import { planPlaces } from './columns/plan-places';
import { profileOf } from './columns/profiles';
import { openTable, type TableSource } from './formats';
import { classify } from './privacy/classify';
import { hoursColumns, type HoursColumns } from './service-points';

/** Far above what a list of refuge points, premises or cameras needs. */
const LIMITS = { bytes: 2e6, rows: 5000 };
const TABLE = /\.(csv|tsv|tab|txt|xlsx)$/i;
/** Headings of what a place is called; "name" alone may be a person's, unless the table has opening hours. */
const PLACE = /^(site|premises?|place|venue|building|refuge|hub|shop|camera|location|label|title)([ _-]?(names?|title))?$/i;
const NAME = /^names?$/i;
const SHARE = { dated: 0.5, readable: 0.5, distinct: 0.9 };

/** What the columns are. */
interface Parts {
	readonly name: ColumnFacts | null;
	readonly hours: HoursColumns | null;
}

/**
 * Reads a table of places as a layer of points: coordinates, and opening hours or the names of sites, but no day. Only names and opening
 * hours are kept, and names only where nothing in them points to a person. Null where the file is something else.
 */
export async function placesTable(file: Blob, name: string, signal?: AbortSignal): Promise<Overlay | null> {
	if (!TABLE.test(name) || file.size === 0 || file.size > LIMITS.bytes) return null;
	const opened = await openTable(file, name, {}, likeIncidents, signal).catch(() => null);
	if (!opened) return null;
	const { names, dialect, sample } = opened.head;
	const facts = names.map((column, index) => columnFacts(column, index, dialect.hasHeader, sample));
	const parts = partsOf(facts, sample);
	if (!parts) return null;
	const { at } = assignRoles(facts, profileOf(facts), { roles: {}, answers: {} });
	const { plan } = await planPlaces({ facts, at, sample, mapping: { roles: {}, answers: {} } });
	if (!plan || plan.crs === 'unknown') return null;
	const features = await featuresOf(opened, parts, new PlaceReader(plan), signal);
	if (features.length === 0) return null;
	const nameField = parts.name ? 'name' : null;
	return { id: name, name: name.replace(TABLE, ''), kind: 'points', nameField, features: { type: 'FeatureCollection', features } };
}

function partsOf(facts: readonly ColumnFacts[], sample: readonly (readonly string[])[]): Parts | null {
	const hours = hoursColumns(facts.map(({ name }) => name));
	const own = new Set(hours ? [hours.whole, hours.from, hours.to, hours.days] : []);
	if (
		facts.some(
			({ dated, monthly, timed, clock, index }) =>
				Math.max(dated, monthly, timed) >= SHARE.dated || (clock >= SHARE.dated && !own.has(index))
		)
	)
		return null;
	if (hours && !hours.sure && !isReadable(hours, sample)) return null;
	const label = facts.find(({ name }) => PLACE.test(name.trim())) ?? (hours ? facts.find(({ name }) => NAME.test(name.trim())) : undefined);
	const fine = label && isName(label) ? label : null;
	// Without hours the names must tell one place from another, or rows of incidents would pass for places.
	const lists = fine !== null && fine.distinct >= SHARE.distinct * fine.values.length && fine.filled >= SHARE.distinct;
	return hours || lists ? { name: fine, hours } : null;
}

/** By its values alone: the heading says that they are places. */
function isName({ values, index }: ColumnFacts): boolean {
	const bare = columnFacts(
		'place',
		index,
		true,
		values.map((value) => [...Array<string>(index).fill(''), value])
	);
	return values.length > 0 && bare.numeric < 0.5 && classify(bare).class === 'keep';
}

function isReadable(columns: HoursColumns, sample: readonly (readonly string[])[]): boolean {
	const kinds = sample.map((row) => openingOf(row, columns).kind).filter((kind) => kind !== 'none');
	return kinds.length > 0 && kinds.filter((kind) => kind === 'given').length >= SHARE.readable * kinds.length;
}

const textsOf = (row: readonly string[], { whole, from, to, days }: HoursColumns) => {
	const text = (column: number): string => (column < 0 ? '' : (row[column] ?? '').trim());
	return { whole: text(whole), from: text(from), to: text(to), days: text(days) };
};
function openingOf(row: readonly string[], columns: HoursColumns) {
	const { whole, from, to, days } = textsOf(row, columns);
	return columns.whole >= 0 ? readOpening(whole) : readFromTo(from, to, days);
}
function hoursText(row: readonly string[], columns: HoursColumns): string {
	const { whole, from, to, days } = textsOf(row, columns);
	return columns.whole >= 0 ? whole : from === '' && to === '' ? '' : `${days} ${from}-${to}`.trim();
}

async function featuresOf(source: TableSource, { name, hours }: Parts, place: PlaceReader, signal?: AbortSignal): Promise<Feature[]> {
	const features: Feature[] = [];
	await source.readRows(
		(block) => {
			for (let i = 0; i < block.length && features.length < LIMITS.rows; i++) {
				const row = block.row(i);
				if (!place.read(row)) continue;
				const properties = {
					...(name && { name: (row[name.index] ?? '').trim().slice(0, 120) }),
					...(hours && { opening_hours: hoursText(row, hours).slice(0, 120) })
				};
				features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [place.lng, place.lat] } });
			}
		},
		() => undefined,
		signal
	);
	return features;
}
