import { expect, it } from 'vitest';
import { planWeek } from '../../../src/lib/state/settings/planWeek';
import { weekSafeguards } from '../../../src/lib/views/panels/plan/week/safeguards';

type Told = Parameters<typeof weekSafeguards>[0];

/** Of a week without hours: what is said of the records alone. */
function saidOf(unknownOrigin: number, officer = false): string[] {
	const curves = {
		left: { unlocated: 0, untimed: 0, officer: 3 },
		unknownOrigin,
		synthetic: false,
		weeks: 52,
		pooled: [],
		excluded: ['Square'],
		recordedExcluded: 7
	};
	const told = { curves, figures: { hours: 0 }, settings: { ...planWeek.start, officer }, titles: [], needed: null };
	return weekSafeguards(told as unknown as Told).map(({ tone, text }) => `${tone} ${text}`);
}

it('warns where most records do not say who raised them, instead of saying that patrols’ are left out', () => {
	const unknown = 'warn Most of these records do not say who raised them: those that patrols made cannot be told apart.';
	expect(saidOf(0.2)[0]).toBe('ok Records known to come from patrols are left out (3).');
	expect(saidOf(0.9)[0]).toBe(unknown);
	expect(saidOf(0.2)[2]).toBe('ok Patrols keep out of Square: no post there. The 7 incidents recorded there count as not reached.');
	expect(saidOf(0.9, true)).not.toContain(unknown);
});
