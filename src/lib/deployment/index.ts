/**
 * The deployment rooms' face: what a page needs to ask for a plan and to word it. What takes time runs in the planner's worker and is
 * imported by it from its own file: ./planShift, {@link TourRequest planTours} from ./tours/planTours, walkTable from
 * ./network/walkTable, streetNetwork from ./network/network, allocate from ./allocation/allocate.
 */
export type * from './plan';
export type { Weighed } from './demand/objective';
export type * from './backtest/contract';
export type { PlanWords } from './explain/words';
export { planCsv, type PlanCsvOptions } from './explain/csv';
export { widened, windowLabel, windowPresets, WINDOW_PRESETS, type WindowPreset } from './windows';
/** Foot tours: planTours(request, signal?, onProgress?) → TourPlan. */
export type { Tour, TourPlan, TourRequest, TourStop, TourUnit, TourVisit } from './tours/planTours';
/** Hours or £ over shifts and areas: allocate(request) → Allocation or Infeasible (areas named). Milliseconds. */
export type { Allocation, AllocationRequest, AreaRule, Block, Change, Choice, ChoiceTerms, Infeasible } from './allocation/allocate';
export { allocate, choicesOf } from './allocation/allocate';
/** People of a week: staffWeek(request, signal?) → WeekStaffing or StaffRefusal. */
export { onShifts } from './staffing/week';
export type { DayShift, FewerPeople, PeopleCover, StaffRefusal, StaffWeekRequest, WeekStaffing } from './staffing/week';
export type { Uncoverable } from './staffing/shiftCover';
export { peopleCsv } from './staffing/peopleCsv';
/** Streets loaded by the user: streetNetwork(lines) → StreetNetwork; walkTable(request, signal?, onProgress?) → WalkTable. */
export type { Line, StreetNetwork } from './network/network';
export type { WalkRequest, WalkTable } from './network/walkTable';
/** The plan of a week: planWeek(request, signal?, onProgress?) → WeekCurves or Refusal; suggestWeek(curves, terms) → Suggestion or Infeasible. */
export type * from './week/week';
export type { Allocatable, Suggestion, WeekTerms } from './week/suggest';
export {
	bestStep,
	leastStep,
	measureWeek,
	postsIn,
	stepIn,
	weekDifference,
	type Measurable,
	type PerHour,
	type WeekFigures,
	type WeekStep
} from './week/measure';
export { shiftHours, shiftLabel } from './week/shifts';
export { weekCsv } from './week/weekCsv';
export { firmnessOf } from './firmness';
export type * from './shift/shift';
export type * from './shift/handOver';
export { fileStamp } from './shift/handOver';
export { gpxOf } from './shift/gpx';
export { icsOf } from './shift/ics';
export { planGeoJson } from './shift/planGeoJson';
export { stopsCsv } from './shift/stopsCsv';
export { cellsCsv } from './explain/cellsCsv';
export { clock, eveningOf, occurrenceOn, occurrences, type Occurrence, type WallTime } from './shift/occurrences';
