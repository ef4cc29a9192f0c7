import { expect, test } from 'vitest';
import { dayOf } from '../../src/lib/core/time';
import { duplicateRemark } from '../../src/lib/state/duplicateRemark';

test('possible duplicates in a sentence: both counts, where and when, and that nothing is removed', () => {
	const incident = (second: number, category: string) => ({ day: dayOf(2026, 3, 14), second, cell: '89195d2a6c3ffff', category });
	const remark = duplicateRemark(
		{ sources: [3, 1], rows: [37, 35], examples: [{ apart: 240, incidents: [incident(85_260, 'Help'), incident(85_500, 'Disturbance')] }] },
		new Map([
			[1, 'council.csv'],
			[3, 'alerts.csv']
		])
	);
	expect(remark).toEqual({
		code: 'possible-duplicates',
		lead: '37 rows of “alerts.csv” may repeat 35 of “council.csv”.',
		detail:
			'Same hexagon, same priority, at most an hour apart. Nothing is removed: both count. Closest: 14/03/2026 23:41 (Help) and 14/03/2026 23:45 (Disturbance).'
	});
});
