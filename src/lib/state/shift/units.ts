import type { WeekWindow } from '../../core/filter';
import type { Occurrence, ShiftUnit } from '../../deployment';
import type { ShiftSettings, Team, TeamKind } from '../settings/shift';

export const KIND_NAMES: Readonly<Record<TeamKind, { readonly one: string; readonly many: string; readonly short: string }>> = {
	marshal: { one: 'street marshal', many: 'street marshals', short: 'Marshal' },
	officer: { one: 'officer', many: 'officers', short: 'Officer' },
	warden: { one: 'warden', many: 'wardens', short: 'Warden' },
	pastor: { one: 'street pastor', many: 'street pastors', short: 'Pastor' }
};

export interface NamedUnit {
	/** "Marshal A", and "A". */
	readonly name: string;
	readonly letter: string;
	readonly team: Team;
}

/** Patrols of the first team: what the others leave, at least one. */
export const firstCount = ({ others }: Pick<ShiftSettings, 'others'>, patrols: number): number =>
	Math.max(1, patrols - others.reduce((sum, { count }) => sum + count, 0));

/** Every patrol of a shift, the first team first, cut at the plan's number. */
export function unitsOf(settings: Pick<ShiftSettings, 'first' | 'others'>, patrols: number): NamedUnit[] {
	const teams = [{ ...settings.first, count: firstCount(settings, patrols) }, ...settings.others];
	return teams
		.flatMap(({ count, kind, hours, depot }): Team[] => Array.from({ length: count }, () => ({ kind, hours, depot })))
		.slice(0, patrols)
		.map((team, at) => {
			const letter = String.fromCharCode(65 + at);
			return { letter, name: `${KIND_NAMES[team.kind].short} ${letter}`, team };
		});
}

/** "2 street marshals", "2 street marshals and 1 officer". */
export function patrolWords(settings: Pick<ShiftSettings, 'first' | 'others'>, patrols: number): string {
	const counts = new Map<TeamKind, number>();
	for (const { team } of unitsOf(settings, patrols)) counts.set(team.kind, (counts.get(team.kind) ?? 0) + 1);
	return [...counts].map(([kind, n]) => `${String(n)} ${n === 1 ? KIND_NAMES[kind].one : KIND_NAMES[kind].many}`).join(', ');
}

/** When each patrol goes, and from where. */
export const shiftUnits = (units: readonly NamedUnit[], { from, to }: Pick<Occurrence, 'from' | 'to'>): ShiftUnit[] =>
	units.map(({ team: { depot, hours } }) => ({ depot, from, to: hours === null ? to : Math.min(to, from + hours * 60) }));

const HOURS = 24;

/** Hours that each patrol works in a window; empty where all work as long, or no window says how long. */
export function unequalHours(units: readonly NamedUnit[], window: WeekWindow | null): number[] {
	if (window === null) return [];
	const all = (window.to - window.from + HOURS) % HOURS || HOURS;
	const hours = units.map(({ team }) => Math.min(all, team.hours ?? all));
	return new Set(hours).size > 1 ? hours : [];
}
