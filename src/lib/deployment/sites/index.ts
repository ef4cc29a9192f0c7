/** New points beside those that are there: placeSites(request, signal?, onProgress?) runs in the planner's worker. */
export * from './contract';
export { metresBetween } from '../coverage/nearby';
export { DETOUR } from '../coverage/reach';
