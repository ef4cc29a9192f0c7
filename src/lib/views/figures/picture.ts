import { HexbeatError } from '../../core/errors';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Attributes that only mean something on the page. */
const OF_THE_PAGE = /^(tabindex|class|style|data-.*|aria-pressed|on.*)$/;
/** Nothing in a saved picture is asked for from elsewhere. */
const OUTSIDE = /(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|@import|<script|<foreignObject/i;

/**
 * An SVG that stands by itself: title and description in it, colours as values, nothing fetched from elsewhere.
 *
 * @throws HexbeatError picture-refers
 */
export function svgText(element: SVGSVGElement): string {
	const copy = element.cloneNode(true) as SVGSVGElement;
	copy.setAttribute('xmlns', NAMESPACE);
	for (const node of [copy, ...copy.querySelectorAll('*')])
		for (const { name } of [...node.attributes]) if (OF_THE_PAGE.test(name)) node.removeAttribute(name);
	copy.setAttribute('role', 'img');
	return standalone(new XMLSerializer().serializeToString(copy));
}

/**
 * The same of a picture that is a text already.
 *
 * @throws HexbeatError picture-refers
 */
export function standalone(markup: string): string {
	const text = markup
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/\sclass="[^"]*"/g, '')
		.trim();
	if (OUTSIDE.test(text))
		throw new HexbeatError(
			'picture-refers',
			'The picture refers to something outside itself.',
			'Save it again; if that does not help, report it.'
		);
	return text.includes(`xmlns="${NAMESPACE}"`) ? text : text.replace('<svg', `<svg xmlns="${NAMESPACE}"`);
}

/**
 * Draws an SVG as PNG.
 *
 * @param width of the SVG, pixels, as its height.
 * @param scale pixels of the picture to one of the SVG.
 * @throws HexbeatError picture-not-drawn
 */
export async function pngOf(svg: string, width: number, height: number, scale: 1 | 2 | 4): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image(width, height);
		image.src = address;
		await image.decode().catch((cause: unknown) => {
			throw notDrawn(cause);
		});
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(width * scale);
		canvas.height = Math.round(height * scale);
		const brush = canvas.getContext('2d');
		if (brush === null) throw notDrawn();
		brush.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((done, failed) => {
			canvas.toBlob((blob) => {
				if (blob) done(blob);
				else failed(notDrawn());
			}, 'image/png');
		});
	} finally {
		URL.revokeObjectURL(address);
	}
}

const notDrawn = (cause?: unknown): HexbeatError =>
	new HexbeatError('picture-not-drawn', 'The browser could not draw the picture.', 'Choose a smaller size, or save it as SVG.', { cause });
