const BANDS: readonly (readonly [least: number, name: string])[] = [
	[65, '65+'],
	[55, '55–64'],
	[45, '45–54'],
	[35, '35–44'],
	[25, '25–34'],
	[18, '18–24'],
	[0, '0–17']
];

/** The band of an age in years ("19" → "18–24"); anything else gives nothing. */
export function ageBand(text: string): string {
	const age = /^\d{1,3}(?:\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
	return BANDS.find(([least]) => age >= least && age <= 130)?.[1] ?? '';
}
