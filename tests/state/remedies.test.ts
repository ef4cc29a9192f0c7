import { describe, expect, it } from 'vitest';
import type { Refusal, Remedy } from '../../src/lib/deployment';
import { remedyChange, weekRemedyChange, withRemedies } from '../../src/lib/state/remedies';
import { START, type Situation } from '../../src/lib/state/situation';

const nights = { days: [4, 5], from: 21, to: 3, nights: true };
const open: Situation = {
	...START,
	filter: { ...START.filter, period: null, categories: null },
	plan: { ...START.plan, window: null },
	shift: { ...START.shift, objective: 'incidents', excluded: [], minimum: [], cap: 100 }
};
const EVERY: readonly Remedy[] = [
	'all-hours',
	'widen-window',
	'longer-period',
	'more-categories',
	'drop-areas',
	'lift-cap',
	'load-located'
];
const refusal: Refusal = {
	kind: 'refusal',
	code: 'too-few-incidents',
	fault: '',
	remedy: '',
	actions: EVERY,
	incidents: 5,
	left: { unlocated: 0, untimed: 0, officer: 0 },
	synthetic: false
};

describe('the actions under a refused plan', () => {
	it('are only those that change something', () => {
		expect(withRemedies(refusal, open, remedyChange).actions).toEqual(['load-located']);
		const narrow: Situation = {
			...open,
			filter: { ...open.filter, period: { from: 1, to: 2 }, categories: ['Drugs'] },
			plan: { ...open.plan, window: nights },
			shift: { ...open.shift, excluded: [{ layer: 'Wards', name: 'Old Town' }], cap: 40 }
		};
		expect(withRemedies(refusal, narrow, remedyChange).actions).toEqual(EVERY);
		for (const remedy of EVERY.filter((one) => one !== 'load-located')) {
			const change = remedyChange(remedy, narrow);
			expect({ ...narrow, ...change }, remedy).not.toEqual(narrow);
		}
	});
	it('change something under a plan of the week, too, and leave other files where nothing else would', () => {
		const week: Refusal = { ...refusal, actions: ['longer-period', 'more-categories'] };
		expect(withRemedies(week, open, weekRemedyChange).actions).toEqual(['load-located']);
		const narrow: Situation = { ...open, filter: { ...open.filter, categories: ['Drugs'] } };
		expect(withRemedies(week, narrow, weekRemedyChange).actions).toEqual(['more-categories']);
		expect(weekRemedyChange('more-categories', narrow)).toEqual({ filter: open.filter });
		const zone = { layer: 'zones', name: 'Square' };
		const kept = { ...open, shift: { ...open.shift, excluded: [zone], minimum: [zone] } };
		expect(weekRemedyChange('drop-areas', open)).toBeNull();
		expect(weekRemedyChange('drop-areas', kept)).toEqual({ shift: { ...kept.shift, excluded: [] } });
		expect(
			weekRemedyChange('longer-period', { ...open, filter: { ...open.filter, period: { from: 1, to: 2 } } })?.filter?.period
		).toBeNull();
	});
	it('widen the hours by two on each side, which is not the same as all hours', () => {
		const at: Situation = { ...open, plan: { ...open.plan, window: nights } };
		expect(remedyChange('widen-window', at)?.plan?.window).toEqual({ ...nights, from: 19, to: 5 });
		expect(remedyChange('all-hours', at)?.plan?.window).toBeNull();
		expect(remedyChange('widen-window', { ...at, plan: { ...at.plan, window: { ...nights, from: 6, to: 6 } } })).toBeNull();
	});
	it('take all categories, from a priority as objective too, and leave harm as it is', () => {
		const one: Situation = { ...open, shift: { ...open.shift, objective: 'anti-social-behaviour' } };
		expect(remedyChange('more-categories', one)).toMatchObject({ filter: { categories: null }, shift: { objective: 'incidents' } });
		const harm: Situation = { ...open, shift: { ...open.shift, objective: 'harm' } };
		expect(remedyChange('more-categories', harm)).toBeNull();
		const some = { ...harm, filter: { ...harm.filter, categories: ['Drugs'] } };
		expect(remedyChange('more-categories', some)).toMatchObject({ filter: { categories: null }, shift: { objective: 'harm' } });
	});
});
