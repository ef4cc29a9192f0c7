import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_NAME } from '../../../src/lib/core/incident';
import { NameCodes } from '../../../src/lib/ingest/columns/name-codes';

test('codes number the names in order of first use, however often and in whatever order they come', () => {
	const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '-'), maxLength: 6 });
	fc.assert(
		fc.property(fc.array(name, { maxLength: 300 }), (cells) => {
			const codes = new NameCodes();
			const known: string[] = [];
			for (const cell of cells) {
				const tidy = cell.trim().replace(/\s+/g, ' ');
				if (tidy !== '' && tidy !== '-' && !known.includes(tidy)) known.push(tidy);
				expect(codes.code(cell)).toBe(tidy === '' || tidy === '-' ? NO_NAME : known.indexOf(tidy));
			}
			expect(codes.names).toEqual(known);
		}),
		{ numRuns: 300 }
	);
});
