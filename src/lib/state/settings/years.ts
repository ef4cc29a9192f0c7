import { YEAR_KINDS, type YearChoice } from '../../core/year-window';
import type { Codec } from './codec';

/** The years by which counts are compared: "nov-oct", or "to" with its last month ("to_2026-10"). */
export const years: Codec<YearChoice> = {
	start: { kind: 'to', to: null },
	write: ({ kind, to }) =>
		kind === 'to' && to !== null ? `to_${String(Math.floor(to / 12))}-${String((to % 12) + 1).padStart(2, '0')}` : kind,
	read: (text) => {
		const match = /^to_(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
		if (match) return { kind: 'to', to: Number(match[1]) * 12 + Number(match[2]) - 1 };
		return { kind: YEAR_KINDS.find((known) => known === text) ?? years.start.kind, to: null };
	}
};
