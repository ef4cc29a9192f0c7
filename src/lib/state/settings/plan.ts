import type { WeekWindow } from '../../core/filter';
import type { Codec } from './codec';
import { readWeek, writeWeek } from './week';

/** What a plan is made for. */
export interface PlanSettings {
	/** Shift window; null plans by place over all hours. */
	readonly window: WeekWindow | null;
	readonly patrols: number;
	/** Walking radius in metres. */
	readonly radius: number;
	/** H3 resolution of the patrol cells: 10 for posts, 9 where records are few. */
	readonly resolution: 9 | 10;
}

const FRIDAY_NIGHTS: WeekWindow = { days: [4, 5], from: 21, to: 3, nights: true };

const start: PlanSettings = { window: FRIDAY_NIGHTS, patrols: 2, radius: 300, resolution: 10 };

export const plan: Codec<PlanSettings> = {
	start,
	write: ({ window, patrols, radius, resolution }) => [patrols, radius, resolution, window ? writeWeek(window) : 'all'].join('_'),
	read: (text) => {
		const [patrols, radius, resolution, window = ''] = text.split('_');
		const count = Number(patrols);
		const metres = Number(radius);
		return {
			window: window === 'all' ? null : (readWeek(window) ?? start.window),
			patrols: Number.isInteger(count) && count >= 1 && count <= 12 ? count : start.patrols,
			radius: Number.isInteger(metres) && metres >= 100 && metres <= 2000 ? metres : start.radius,
			resolution: resolution === '9' ? 9 : start.resolution
		};
	}
};
