import type { WeekWindow } from '../../core/filter';
import type { CellValue } from '../parts/sortRows';

/** What the cells of a week hold where it is something else than counts; a slot is an hour of the week, Monday 00:00 = 0. */
export interface WeekFigures {
	/** In the legend: "per 100 weeks". */
	readonly unit: string;
	readonly hour: (slot: number) => string;
	readonly window: (window: WeekWindow) => string;
	/** Columns of the table after day and hour. */
	readonly columns: readonly {
		readonly id: string;
		readonly label: string;
		readonly value: (slot: number) => number;
		readonly format?: (value: CellValue) => string;
	}[];
}
