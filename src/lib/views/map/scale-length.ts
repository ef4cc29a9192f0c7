/** A round length for a scale bar. */
export interface ScaleLength {
	readonly metres: number;
	readonly pixels: number;
	/** "250 m", "2 km". */
	readonly label: string;
}

const STEPS = [1, 2, 2.5, 5] as const;

/** The longest round length (1, 2, 2.5 or 5 × 10ⁿ) that fits into so many pixels. */
export function scaleLength(metresPerPixel: number, most: number): ScaleLength {
	const room = metresPerPixel * most;
	const power = 10 ** Math.floor(Math.log10(room));
	const step = STEPS.findLast((s) => s * power <= room * (1 + 1e-9) && (s !== 2.5 || power >= 10)) ?? 1;
	const metres = step * power;
	const label = metres >= 1000 ? `${(metres / 1000).toLocaleString('en-GB')} km` : `${metres.toLocaleString('en-GB')} m`;
	return { metres, pixels: metres / metresPerPixel, label };
}
