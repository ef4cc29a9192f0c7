/** What components draw, read from their markup: texts, what is read aloud, tooltips and pictures that are saved. */
import type { Pack } from '../../../src/lib/disclosure/pack';
import type { Figure, Slide } from '../../../src/lib/share';
import { footOf, watermarkOf } from '../../../src/lib/share';
import FigurePicture from '../../../src/lib/views/figures/FigurePicture.svelte';
import PictureFrame from '../../../src/lib/views/figures/PictureFrame.svelte';
import SlideFrame from '../../../src/lib/views/slides/SlideFrame.svelte';
import { markupOf, numbersOf, textsOf, wordsOf } from '../../views/figures/markup';
import { plain } from '../files/opening';
import { slidesOf } from './surfaces';

/** A drawing, and the figures that it is of. */
export interface Drawn {
	readonly kind: string;
	readonly said: readonly string[];
	readonly model: readonly string[];
}

const ATTRIBUTES = /\s(?:aria-label|aria-description|title|alt)="([^"]*)"/g;
/** Numbers of hexagons on a map and in its list are ranks. */
const RANKS = /<(text|tspan)\b[^>]*class="rank[^"]*"[^>]*>[^<]*<\/\1>/g;

/** All that a drawing says, to whoever sees it and whoever does not. */
const saidIn = (markup: string): string[] => [
	...textsOf(markup.replace(RANKS, '')),
	...[...markup.matchAll(ATTRIBUTES)].map(([, text = '']) => plain(text))
];

const isChart = ({ kind }: Figure): boolean => kind !== 'table' && kind !== 'number' && kind !== 'text';

function drawingsOf(pack: Pack, slide: Slide, index: number, total: number): Drawn[] {
	const look = { theme: 'light' };
	const foot = [footOf(pack)];
	const model = [...wordsOf(slide), `${String(index + 1)} of ${String(total)}`];
	const frame = markupOf(SlideFrame, { ...look, slide, index, total, width: 1920 });
	return [
		{ kind: `slide ${slide.kind}`, said: saidIn(frame), model },
		...slide.figures.flatMap((figure) => [
			...(['screen', 'page'] as const).map((size) => ({
				kind: `${figure.kind} on ${size}`,
				said: saidIn(markupOf(FigurePicture, { ...look, figure, size, width: 688 })),
				model: wordsOf(figure)
			})),
			...(isChart(figure)
				? [
						{
							kind: `${figure.kind} as a picture`,
							said: saidIn(markupOf(PictureFrame, { ...look, figure, foot, watermark: watermarkOf(pack) })),
							model: [...wordsOf(figure), ...foot, watermarkOf(pack) ?? '']
						}
					]
				: [])
		])
	];
}

/** Every slide of the ready stories with its figures on a screen, a page and as pictures. */
export function drawn(pack: Pack): Drawn[] {
	const slides = slidesOf(pack);
	return slides.flatMap((slide, i) => drawingsOf(pack, slide, i, slides.length));
}

/** Numbers that a drawing says and its model does not. */
export function inventedIn({ said, model }: Drawn): string[] {
	const told = new Set(numbersOf(model));
	return numbersOf(said).filter((number) => !told.has(number));
}
