import type PptxGenJS from 'pptxgenjs';
import type { Slide } from '../contract';
import type { About } from './about';
import { INK } from './ink';
import { addFigure, type Picture } from './pptx/figures';
import {
	boxed,
	boxesOf,
	clean,
	fitting,
	FONT,
	FOOT,
	HEIGHT,
	heightOf,
	LEAD,
	MASTER,
	master,
	SIZES,
	TITLE,
	WIDTH,
	type Box
} from './pptx/frame';

export type { Picture } from './pptx/figures';

/** Lies over what is drawn, where no fill hides it, and lets it be read; the foot says it again in full ink. */
function addWatermark(slide: PptxGenJS.Slide, text: string): void {
	const box = { x: 1, y: HEIGHT / 2 - 0.6, w: WIDTH - 2, h: 1.2 };
	slide.addText(
		clean(text),
		boxed(box, { fontSize: 54, bold: true, color: INK.stop, transparency: 82, align: 'center', valign: 'middle', rotate: 335 })
	);
}

function addFoot(slide: PptxGenJS.Slide, { foot, audience, watermark }: Slide): void {
	const marked = [audience, watermark].filter(Boolean).join(' · ');
	slide.addText(
		[
			{ text: clean(marked), options: { bold: true, color: watermark === null ? INK.ink2 : INK.stop } },
			...(foot === '' ? [] : [{ text: clean(`   ${foot}`), options: { color: INK.ink3 } }])
		],
		boxed(FOOT, { fontSize: SIZES.least, valign: 'middle' })
	);
}

const aboutText = (about: About): string => about.map(({ label, text }) => `${label}: ${text}`).join('\n');

function addSlide(deck: PptxGenJS, slide: Slide, picture: Picture | undefined, notes: string): void {
	const page = deck.addSlide({ masterName: MASTER });
	page.addText(clean(slide.title), {
		placeholder: 'title',
		fontSize: fitting([slide.title], [SIZES.title, SIZES.smallTitle], TITLE),
		fit: 'shrink',
		lang: 'en-GB'
	});
	if (slide.lead !== '')
		page.addText(clean(slide.lead), boxed(LEAD, { fontSize: fitting([slide.lead], [SIZES.lead, SIZES.body], LEAD), color: INK.ink2 }));
	const boxes = boxesOf(slide.figures.length, slide.lead !== '');
	const map = slide.figures.find(({ kind }) => kind === 'map');
	for (const [i, figure] of slide.figures.entries()) {
		const box = boxes[i];
		if (box) addFigure(page, figure, box, slide.figures.length > 1, figure === map ? picture : undefined);
	}
	if (slide.watermark !== null) addWatermark(page, slide.watermark);
	addFoot(page, slide);
	page.addNotes(clean(notes));
}

/** What it is of, in as many parts as there are slides to hold it. */
function partsOf(about: About): string[][] {
	const [{ w, h }] = boxesOf(1, false) as [Box];
	const parts: string[][] = [[]];
	for (const { label, text } of about) {
		const line = `${label}: ${text}`;
		const last = parts.at(-1) ?? [];
		if (last.length > 0 && heightOf([...last, line], SIZES.least, w) > h) parts.push([line]);
		else last.push(line);
	}
	return parts;
}

/** Last slides that say what a deck without a slide of method would not. */
const aboutSlides = (about: About, like: Slide | undefined): Slide[] =>
	partsOf(about).map((points, i, parts) => {
		const title = parts.length > 1 ? `About these figures, ${i + 1} of ${parts.length}` : 'About these figures';
		return {
			id: `about-${i + 1}`,
			kind: 'method',
			title,
			lead: '',
			figures: [{ kind: 'text', title, measure: '', alt: '', paragraphs: [], points }],
			foot: '',
			audience: like?.audience ?? '',
			watermark: like?.watermark ?? null,
			speaker: ''
		};
	});

function head(deck: PptxGenJS, about: About, title: string): void {
	const said = (label: string): string => clean(about.find((line) => line.label === label)?.text ?? '');
	deck.layout = 'LAYOUT_WIDE';
	deck.title = clean(title);
	deck.subject = [said('Audience'), said('Period'), said('Marking')].filter(Boolean).join('; ');
	deck.author = 'Hexbeat';
	deck.company = 'Hexbeat';
	deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
	deck.defineSlideMaster(master());
}

/**
 * A PowerPoint file of slides, with native charts and tables that hold what the slides show and no more.
 *
 * @param pictures of maps, by the slide's id.
 * @param about what every file says of itself: in the notes of the last slide, and on a slide of its own where none tells the method.
 */
export async function pptxOf(slides: readonly Slide[], pictures: ReadonlyMap<string, Picture>, about: About): Promise<Uint8Array> {
	const { default: Deck } = await import('pptxgenjs');
	const deck = new Deck();
	head(deck, about, slides[0]?.title ?? 'Hexbeat');
	const all = slides.some(({ kind }) => kind === 'method') ? slides : [...slides, ...aboutSlides(about, slides[0])];
	for (const slide of all) {
		const notes = slide === all.at(-1) ? [slide.speaker, aboutText(about)].filter(Boolean).join('\n\n') : slide.speaker;
		addSlide(deck, slide, pictures.get(slide.id), notes);
	}
	return (await deck.write({ outputType: 'uint8array', compression: true })) as Uint8Array;
}
