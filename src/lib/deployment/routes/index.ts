/** Incidents along way-marked routes: studyRoutes(request, signal?, onProgress?) runs in the planner's worker. */
export type * from './contract';
