import type { Shown } from '../../disclosure/pack';
import type { Chart, MapFigure, MonthsFigure, RankingFigure, TableFigure, WeekFigure } from '../contract';

type Rows = Pick<TableFigure, 'columns' | 'rows'>;
const words = (label: string) => ({ label, numeric: false });
const counts = (label: string) => ({ label, numeric: true });

/** The numbers of a picture as a table: the same texts, and no more of them. */
export function tableOf(figure: Chart): TableFigure {
	const { title, measure, alt } = figure;
	return { kind: 'table', title, measure, alt, ...rowsOf(figure) };
}

function rowsOf(figure: Chart): Rows {
	switch (figure.kind) {
		case 'map':
			return ofMap(figure);
		case 'months':
			return ofMonths(figure);
		case 'week':
			return ofWeek(figure);
		case 'ranking':
			return ofRanking(figure);
	}
}

/** What comes before what in a list: numbers from the largest, then small ones, then hidden ones. */
const rank = ({ value, below }: Shown): number => value ?? (below === null ? -2 : -1);

/** Several hexagons may be called alike: each keeps a row of its own. */
const ofMap = ({ cells }: MapFigure): Rows => ({
	columns: [words('Place'), words('Hexagon'), counts('Incidents')],
	rows: cells
		.toSorted((a, b) => rank(b.shown) - rank(a.shown) || a.name.localeCompare(b.name))
		.map(({ id, name, shown }) => [name, id, shown])
});

const ofMonths = ({ now, before }: MonthsFigure): Rows => ({
	columns: [words('Month'), counts('Incidents'), ...(before ? [counts('Year before')] : [])],
	rows: now.map(({ label, shown }, i) => [label, shown, ...(before ? [before[i]?.shown ?? ''] : [])])
});

/** Hours down and days across: seven columns fit a phone, twelve do not. */
const ofWeek = ({ rows, hours }: WeekFigure): Rows => ({
	columns: [words('From'), ...rows.map(({ label }) => counts(label))],
	rows: hours.map((hour, i) => [hour, ...rows.map(({ cells }) => cells[i]?.shown ?? '')])
});

const ofRanking = ({ rows, compared }: RankingFigure): Rows => ({
	columns: [words('Category'), counts('Incidents'), ...(compared ? [counts('Year before'), counts('Change')] : [])],
	rows: rows.map(({ label, now, before, change }) => [label, now, ...(compared ? [before ?? 'n/a', change ?? 'n/a'] : [])])
});
