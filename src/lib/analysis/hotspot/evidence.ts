/** q below which evidence is strong, and below which there is some. */
export const STRONG_Q = 0.01;
export const SOME_Q = 0.05;

/** Places of the classes in the fills `significance`: hot q < .01, hot q < .05, none, cold q < .05, cold q < .01. */
export const EVIDENCE = { hotStrong: 0, hot: 1, none: 2, cold: 3, coldStrong: 4 } as const;

/** Class of each cell by its q, never by its z or raw p; the sign of z tells hot from cold. */
export function evidenceOf(z: ArrayLike<number>, q: ArrayLike<number>): Uint8Array {
	return Uint8Array.from({ length: z.length }, (_, i) => {
		const chance = q[i] ?? 1;
		if (!(chance < SOME_Q)) return EVIDENCE.none;
		if ((z[i] ?? 0) > 0) return chance < STRONG_Q ? EVIDENCE.hotStrong : EVIDENCE.hot;
		return chance < STRONG_Q ? EVIDENCE.coldStrong : EVIDENCE.cold;
	});
}

export const isHot = (evidence: number | undefined): boolean => evidence === EVIDENCE.hotStrong || evidence === EVIDENCE.hot;
