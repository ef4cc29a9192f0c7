/** Hexagons in motion: months, weeks or hours of the week, frame by frame. */
export { Playing } from './playing.svelte';
export { frameCounts, framePaint, type Run } from './run';
