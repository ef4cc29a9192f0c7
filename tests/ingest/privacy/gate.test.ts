import { expect, test } from 'vitest';
import { NO_NAME, NO_SLOT, UNLOCATED, type IncidentBatch, type IncidentColumns } from '../../../src/lib/core/incident';
import { createGate } from '../../../src/lib/ingest/privacy/gate';

/** One incident at minute precision on a known point. */
function batch(change: Partial<IncidentColumns> = {}, rest: Partial<IncidentBatch> = {}): IncidentBatch {
	return {
		length: 1,
		columns: {
			dayFirst: Int32Array.of(19_000),
			dayLast: Int32Array.of(19_000),
			month: Uint16Array.of(24_264),
			slot: Uint8Array.of(5),
			second: Int32Array.of(18_000),
			utc: Float64Array.of(1_641_618_000),
			until: Float64Array.of(NaN),
			precision: Uint8Array.of(0),
			location: Int32Array.of(0),
			accuracy: Float32Array.of(NaN),
			category: Uint16Array.of(0),
			outcome: Uint16Array.of(NO_NAME),
			area: Uint16Array.of(NO_NAME),
			origin: Uint8Array.of(2),
			...change
		},
		newNames: { category: ['Theft'], outcome: [], area: [] },
		newPoints: Float64Array.of(1.08, 51.28),
		...rest
	};
}

test('a proper batch passes, and codes of earlier batches stay known', () => {
	const gate = createGate();
	expect(gate.pass(batch()).length).toBe(1);
	const later = { newNames: { category: [], outcome: [], area: [] }, newPoints: new Float64Array(0) };
	expect(gate.pass(batch({}, later)).columns.location[0]).toBe(0);
	expect(gate.names.category).toEqual(['Theft']);
});

test.each<[string, IncidentBatch]>([
	['a code without its name', batch({ category: Uint16Array.of(1) })],
	['a location without its point', batch({ location: Int32Array.of(1) })],
	['a column of another length', batch({ slot: new Uint8Array(2) })],
	['a point outside the world', batch({}, { newPoints: Float64Array.of(1.08, 91) })],
	['half a point', batch({}, { newPoints: Float64Array.of(1.08) })],
	['an hour in a month', batch({ precision: Uint8Array.of(3) })],
	['an hour of the week above 167', batch({ slot: Uint8Array.of(168) })],
	['an unknown origin', batch({ origin: Uint8Array.of(3) })],
	['days in reverse', batch({ dayLast: Int32Array.of(18_999) })]
])('%s is refused', (_, bad) => {
	expect(() => createGate().pass(bad)).toThrow(/privacy gate/);
});

test('names that are identifiers come out masked', () => {
	const gate = createGate();
	const names = ['Theft', 'jane@example.org', '07700 900123', 'AB123456C'];
	const month = { slot: Uint8Array.of(NO_SLOT), location: Int32Array.of(UNLOCATED) };
	const clean = gate.pass(batch(month, { newNames: { category: names, outcome: [], area: [] } }));
	expect(clean.newNames.category[0]).toBe('Theft');
	for (const name of clean.newNames.category.slice(1)) expect(names).not.toContain(name);
	expect(gate.masked).toBe(3);
	expect(JSON.stringify(clean.newNames)).not.toMatch(/jane|900123|123456/);
});
