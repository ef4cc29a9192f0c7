import type { Projection } from './camera';

/** A line coloured by class; its width says the class again. */
export interface MapWay {
	/** Longitude and latitude in turn, degrees. */
	readonly line: Float64Array;
	/** Step of the sequential ramp, 1–6; 0 where nothing was counted. */
	readonly step: number;
	/** Outlined. */
	readonly chosen: boolean;
}

/** Width of a step, pixels. */
export const wayWidth = (step: number): number => (step === 0 ? 2.5 : 3 + 1.6 * step);

/** The line as an SVG path. */
export function wayPath(projection: Projection, line: Float64Array): string {
	const corners: string[] = [];
	for (let i = 0; i + 1 < line.length; i += 2)
		corners.push(`${projection.x(line[i] ?? 0).toFixed(1)} ${projection.y(line[i + 1] ?? 0).toFixed(1)}`);
	return `M${corners.join('L')}`;
}
