import { flushSync, mount, unmount } from 'svelte';
import type { Pack } from '../../../disclosure/pack';
import { AUDIENCE_NAMES, footOf, watermarkOf, type Chart, type Slide } from '../../../share';
import type { Picture } from '../../../share/files';
import type { FigureTheme } from '../../figures/colours';
import MapPicture from '../../figures/MapPicture.svelte';
import { pngOf, svgText } from '../../figures/picture';
import PictureFrame from '../../figures/PictureFrame.svelte';

/** Size of a saved picture before it is enlarged, and of a map on a slide, pixels. */
export const PICTURE = { width: 1280, height: 800 };
const SLIDE_MAP = { width: 1200, height: 800 };

/** Draws a component that is one SVG, where nobody sees it, and reads it as a text. */
function drawn(place: (target: HTMLElement) => Record<string, unknown>): string {
	const target = document.createElement('div');
	const made = place(target);
	try {
		flushSync();
		const svg = target.querySelector('svg');
		if (!svg) throw new Error('A picture was drawn without an SVG.');
		return svgText(svg);
	} finally {
		void unmount(made);
	}
}

/** A chart or map as a picture that says by itself what it shows, of when and for whom. */
export function pictureOf(pack: Pack, figure: Chart, theme: FigureTheme): string {
	const foot = [
		footOf(pack),
		`${AUDIENCE_NAMES[pack.audience]} · ${pack.app} · ${pack.made.split('-').reverse().join('/')}`,
		...pack.remarks
	];
	const watermark = watermarkOf(pack);
	return drawn((target) => mount(PictureFrame, { target, props: { figure, theme, foot, watermark, ...PICTURE } }));
}

/** The maps of slides as PNG, by slide. */
export async function mapsOf(slides: readonly Slide[]): Promise<Map<string, Picture>> {
	const found = new Map<string, Picture>();
	for (const { id, figures } of slides) {
		const figure = figures.find(({ kind }) => kind === 'map');
		if (figure?.kind !== 'map') continue;
		const svg = drawn((target) => mount(MapPicture, { target, props: { figure, size: 'page', theme: 'light', ...SLIDE_MAP } }));
		const png = await pngOf(svg, SLIDE_MAP.width, SLIDE_MAP.height, 2);
		found.set(id, { png: new Uint8Array(await png.arrayBuffer()), ...SLIDE_MAP });
	}
	return found;
}
