import type { Chart } from '../../share';
import type { Box } from './mapFit';
import { textWidth, wrap, wrapTo } from './text';

/** Where everything of a saved picture goes, pixels. */
export interface PictureLayout {
	readonly pad: number;
	readonly title: readonly string[];
	readonly measure: readonly string[];
	/** First base line of the measure and of the foot. */
	readonly measureAt: number;
	readonly footAt: number;
	readonly box: Box;
	/** Names of numbered hexagons. */
	readonly spots: readonly { readonly x: number; readonly y: number; readonly number: number; readonly text: string }[];
	readonly foot: readonly string[];
}

const PAD = 32;

export function pictureLayout(figure: Chart, foot: readonly string[], width: number, height: number): PictureLayout {
	const room = width - 2 * PAD;
	const title = wrapTo(3, figure.title, room, 25, true);
	const measure = wrap(figure.measure, room, 15);
	const lines = wrap(foot.filter(Boolean).join(' · '), room, 12);
	const measureAt = PAD + 22 + title.length * 32 - 4;
	const top = measureAt + measure.length * 21 + 2;
	const footAt = height - PAD - (lines.length - 1) * 17 + 8;
	const spots = figure.kind === 'map' ? spotLines(figure.spots, room) : [];
	const spotRoom = spots.length > 0 ? ((spots.at(-1)?.line ?? 0) + 1) * 22 + 8 : 0;
	const box = { x: PAD, y: top, width: room, height: Math.max(80, footAt - 36 - spotRoom - top) };
	return {
		pad: PAD,
		title,
		measure,
		measureAt,
		footAt,
		box,
		spots: spots.map(({ x, line, number, text }) => ({ x: PAD + x, y: box.y + box.height + 24 + line * 22, number, text })),
		foot: lines
	};
}

function spotLines(spots: readonly { readonly number: number; readonly name: string }[], room: number) {
	let [x, line] = [0, 0];
	return spots.map(({ number, name }) => {
		const taken = textWidth(`${String(number)} ${name}`, 13, true) + 20;
		if (x > 0 && x + taken > room) [x, line] = [0, line + 1];
		const at = { x, line, number, text: name };
		x += taken;
		return at;
	});
}
