/** What is shown at the meeting and handed out: slides, pages and files made of a pack. */
export type {
	Chart,
	Figure,
	MapCell,
	MapFigure,
	MapNote,
	MapSpot,
	MonthPoint,
	MonthsFigure,
	NumberFigure,
	PlanFacts,
	PlanPatrol,
	PlanShare,
	RankingFigure,
	RankingRow,
	Report,
	ReportSection,
	Slide,
	SlideKind,
	SlideSpec,
	Story,
	TableFigure,
	TextFigure,
	ToldPlan,
	WeekFigure
} from './contract';
export { AUDIENCE_NAMES } from './audiences';
export { footOf, watermarkOf } from './foot';
export { isShow, type Show } from './show';
