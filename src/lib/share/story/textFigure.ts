import type { TextFigure } from '../contract';

/** Paragraphs and points on a slide that say what they are by themselves. */
export const textFigure = (points: readonly string[], ...paragraphs: string[]): TextFigure => ({
	kind: 'text',
	title: '',
	measure: '',
	alt: [...paragraphs, ...points].join(' '),
	paragraphs,
	points
});
