import type { Filter } from '../core/filter';
import type { LegendRow, Mark, PackLand, Shown } from '../disclosure/pack';

/** What slides, pages, screens and files show of a pack: every number in them is a text that the pack allows. */
interface Titled {
	/** The finding. */
	readonly title: string;
	/** What is measured, over what. */
	readonly measure: string;
	/** The same for those who do not see it: what it shows and its main figures. */
	readonly alt: string;
}

export interface MapCell {
	/** H3 index. */
	readonly id: string;
	/** Longitude and latitude in turn, degrees, not closed. */
	readonly corners: readonly number[];
	readonly mark: Mark;
	readonly name: string;
	readonly shown: Shown;
}

/** A numbered hexagon of a map, named in a list beside it. */
export interface MapSpot {
	readonly number: number;
	readonly cell: string;
	readonly lng: number;
	readonly lat: number;
	readonly name: string;
}

/** A remark on a map, with an arrow to what it is about. */
export interface MapNote {
	readonly id: string;
	readonly text: string;
	/** DD/MM/YYYY or empty. */
	readonly date: string;
	readonly lng: number;
	readonly lat: number;
}

export interface MapFigure extends Titled {
	readonly kind: 'map';
	readonly cells: readonly MapCell[];
	readonly legend: readonly LegendRow[];
	/** What the legend counts: "Incidents per hexagon". */
	readonly legendTitle: string;
	/** Classes of the scale: marks run from 0 to one less. */
	readonly classes: number;
	readonly places: readonly { readonly name: string; readonly lng: number; readonly lat: number }[];
	readonly spots: readonly MapSpot[];
	readonly notes: readonly MapNote[];
	/** Land and water beneath; absent where they are not known. */
	readonly land?: PackLand;
}

export interface MonthPoint {
	/** "Nov 2025". */
	readonly label: string;
	readonly shown: Shown;
	/** Height of its point: for a suppressed count its threshold; null where nothing is told. */
	readonly size: number | null;
}

export interface MonthsFigure extends Titled {
	readonly kind: 'months';
	readonly now: readonly MonthPoint[];
	/** The same months a year earlier, in order; null without. */
	readonly before: readonly MonthPoint[] | null;
	readonly nowLabel: string;
	readonly beforeLabel: string;
	/** Dated remarks: place in `now`. */
	readonly events: readonly { readonly at: number; readonly text: string }[];
}

export interface WeekFigure extends Titled {
	readonly kind: 'week';
	/** Monday first; each row runs 06:00–06:00. */
	readonly rows: readonly { readonly label: string; readonly cells: readonly { readonly mark: Mark; readonly shown: Shown }[] }[];
	/** First hour of each column: "06:00". */
	readonly hours: readonly string[];
	readonly legend: readonly LegendRow[];
	readonly classes: number;
}

export interface RankingRow {
	/** Place in the pack's categories; −1 for what is no category. */
	readonly category: number;
	readonly label: string;
	readonly now: Shown;
	/** Length of its bar: 0 for hidden counts. */
	readonly size: number;
	readonly before: Shown | null;
	readonly beforeSize: number;
	readonly change: Shown | null;
}

export interface RankingFigure extends Titled {
	readonly kind: 'ranking';
	readonly rows: readonly RankingRow[];
	/** Whether there is a period to compare with. */
	readonly compared: boolean;
}

export interface TableFigure extends Titled {
	readonly kind: 'table';
	readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
	readonly rows: readonly (readonly (Shown | string)[])[];
}

export interface NumberFigure extends Titled {
	readonly kind: 'number';
	readonly shown: Shown;
	/** "incidents, 12 months to October 2026". */
	readonly label: string;
	/** Lines beneath: the year before, the change. */
	readonly beneath: readonly string[];
}

export interface TextFigure extends Titled {
	readonly kind: 'text';
	readonly paragraphs: readonly string[];
	/** Listed with dots, after the paragraphs. */
	readonly points: readonly string[];
}

export type Figure = MapFigure | MonthsFigure | WeekFigure | RankingFigure | TableFigure | NumberFigure | TextFigure;
/** Figures that a picture can be made of. */
export type Chart = MapFigure | MonthsFigure | WeekFigure | RankingFigure;

export const SLIDE_KINDS = [
	'title',
	'headline',
	'map',
	'trend',
	'times',
	'comparison',
	'ranking',
	'areas',
	'plan',
	'method',
	'text'
] as const;
export type SlideKind = (typeof SLIDE_KINDS)[number];

/** A slide as a person made it: what it shows of the pack, and what was typed. Kept in a story's file. */
export interface SlideSpec {
	readonly id: string;
	readonly kind: SlideKind;
	/** A saved view: its own filter in place of the whole selection's; null for that. A filter and never data. */
	readonly view: Filter | null;
	/** What Plan answered for the view; 'again' where that is gone, since its numbers are in no file; null where nothing was planned. */
	readonly plan: PlanFacts | 'again' | null;
	/** Place in the pack's categories that it is about; null for all. A name, so that it outlives another pack. */
	readonly category: string | null;
	/** Which part of a map whose places lie far apart, from 0. */
	readonly part: number;
	/** Typed in place of what the figures say; null leaves that. */
	readonly title: string | null;
	readonly text: string | null;
	/** For the presenter alone. */
	readonly speaker: string;
	readonly notes: readonly MapNote[];
}

/** A stop of a patrol, as Plan has it. */
export interface PlanStop {
	readonly lng: number;
	readonly lat: number;
}

/** One who walks. */
export interface PlanPatrol {
	/** The call-sign where one was typed, else "Marshal A". */
	readonly name: string;
	/** "21:00–03:00"; empty where hours play no part. */
	readonly hours: string;
	/** In the order of their first stay; the post alone where there are no tours. */
	readonly stops: readonly PlanStop[];
}

/** A share of incidents with what it is of: neither is shown as it is. */
export interface PlanShare {
	/** 0–1. */
	readonly share: number;
	/** Recorded incidents behind it. */
	readonly of: number;
}

/** What Plan answered for a shift, made once and without a row. Its numbers are exact: they stay in memory, and are told by the rules alone. */
export interface PlanFacts {
	/** "Fri and Sat nights, 21:00–03:00, Fri 27/11/2026". */
	readonly when: string;
	readonly objective: 'incidents' | 'harm';
	readonly patrols: readonly PlanPatrol[];
	/** Of what is expected, within a walk of the posts. */
	readonly reached: PlanShare;
	/** How the plan stood to that map, in words without a number. */
	readonly verdict: string;
	/** Of what was held out: reached by the plan, and by the map of the month before; null without a trial. */
	readonly trial: { readonly plan: PlanShare; readonly before: PlanShare } | null;
}

/** A plan as an audience may be told it. */
export interface ToldPlan {
	readonly title: string;
	/** Coverage, and how the plan did on earlier records. */
	readonly lead: string;
	/** Stops, numbered in the order of the patrols, one a hexagon. */
	readonly stops: readonly MapSpot[];
	/** Stops for which there is no room. */
	readonly more: number;
	/** Who walks when, and what reaching a place does not mean. */
	readonly points: readonly string[];
}

export interface Story {
	readonly kind: 'hexbeat-story';
	readonly version: 1;
	readonly name: string;
	readonly slides: readonly SlideSpec[];
}

/** A slide ready to be drawn, 1920 × 1080. */
export interface Slide {
	readonly id: string;
	readonly kind: SlideKind;
	readonly title: string;
	/** One sentence under the title; empty for none. */
	readonly lead: string;
	/** In order of reading: the first is the large one. */
	readonly figures: readonly Figure[];
	/** The remark at the foot: rounding, period, synthetic data. */
	readonly foot: string;
	/** "Partnership". */
	readonly audience: string;
	/** Printed across what shows exact counts; null for none. */
	readonly watermark: string | null;
	readonly speaker: string;
}

/** A section of the strategic assessment. */
export interface ReportSection {
	readonly id: string;
	readonly heading: string;
	/** Sentences in the house form, made from the figures. */
	readonly said: readonly string[];
	readonly figures: readonly Figure[];
	/** More sentences, beneath the figures; absent where there are none. */
	readonly after?: readonly string[];
	/** What a person should write here; null where there is nothing to write. */
	readonly prompt: string | null;
}

export interface Report {
	readonly title: string;
	readonly subtitle: string;
	/** Protective marking, at the top and the foot of every page. */
	readonly marking: string;
	readonly running: string;
	readonly watermark: string | null;
	readonly sections: readonly ReportSection[];
}
