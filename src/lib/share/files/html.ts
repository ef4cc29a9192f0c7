import { HexbeatError } from '../../core/errors';
import type { Pack } from '../../disclosure/pack';
import type { Slide, Story } from '../contract';
import { aboutOf, marksOf, periodOf } from './about';
import { tablesOf, type FileTable } from './tables';

/** What one offline page is made of. */
export interface Offline {
	readonly pack: Pack;
	readonly story: Story;
	/** Slides that are not of the pack, as they are drawn; none where it is absent. */
	readonly own?: readonly Slide[];
	/** The viewer: a script without imports, and its styles. */
	readonly script: string;
	readonly style: string;
	readonly title: string;
	/** "en-GB". */
	readonly lang: string;
}

/** Where the viewer finds what it shows, and where it draws. */
export const OFFLINE_IDS = { pack: 'hexbeat-pack', story: 'hexbeat-story', own: 'hexbeat-own', stage: 'hexbeat' } as const;

/** Mail systems and meeting-room computers take no more. */
export const LARGEST_BYTES = 5 * 1024 * 1024;
/** Longer tables would fill the page twice over: without a script they are named, not listed. */
const LONGEST_TABLE = 500;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** JSON that cannot end its script, nor be read as anything but data. */
const dataOf = (value: unknown): string =>
	JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** Inside strings and expressions \x3C is the same sign; a page reads line ends as \n, and so must what the hash is taken of. */
const codeOf = (script: string): string => script.replace(/\r\n?/g, '\n').replace(/<(?=!--|\/script)/gi, String.raw`\x3C`);

const styleOf = (style: string): string => style.replace(/<(?=\/style|!--)/gi, String.raw`\3C `);

/** Only this script may run; where no hash can be made (a page that was not served securely), inline scripts may. */
async function scriptSource(code: string): Promise<string> {
	const { subtle } = crypto as { subtle?: SubtleCrypto };
	if (!subtle) return `'unsafe-inline'`;
	const hash = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(code)));
	return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
}

const policyOf = (source: string): string =>
	[
		`default-src 'none'`,
		`script-src ${source}`,
		`style-src 'unsafe-inline'`,
		'img-src data: blob:',
		'font-src data:',
		`base-uri 'none'`,
		`form-action 'none'`
	].join('; ');

const row = (cells: readonly (string | number)[], tag: 'th scope="col"' | 'td'): string =>
	`<tr>${cells.map((cell) => `<${tag}>${safe(String(cell))}</${tag.slice(0, 2)}>`).join('')}</tr>`;

function plainTable({ name, about, columns, rows }: FileTable): string {
	const head = `<h2>${safe(name)}</h2>\n<p>${safe(about)}</p>`;
	if (rows.length > LONGEST_TABLE) return `${head}\n<p>${rows.length} rows: they are read where scripts may run.</p>`;
	const labels = columns.map(({ label }) => label);
	return `${head}\n<table>\n${row(labels, 'th scope="col"')}\n${rows.map((cells) => row(cells, 'td')).join('\n')}\n</table>`;
}

const plainPage = (title: string, pack: Pack): string =>
	[
		`<h1>${safe(title)}</h1>`,
		`<dl>${aboutOf(pack)
			.map(({ label, text }) => `<dt>${safe(label)}</dt><dd>${safe(text)}</dd>`)
			.join('')}</dl>`,
		...tablesOf(pack).map(plainTable)
	].join('\n');

async function pageOf({ pack, story, own = [], script, style, title, lang }: Offline): Promise<string> {
	const code = codeOf(script);
	const said = [title, periodOf(pack.period), ...marksOf(pack)].join('. ');
	return `<!doctype html>
<html lang="${safe(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(await scriptSource(code))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="${safe(pack.app)}">
<meta name="description" content="${safe(said)}">
<title>${safe(title)}</title>
<style>${styleOf(style)}</style>
</head>
<body>
<div id="${OFFLINE_IDS.stage}"></div>
<noscript>
${plainPage(title, pack)}
</noscript>
<script type="application/json" id="${OFFLINE_IDS.pack}">${dataOf(pack)}</script>
<script type="application/json" id="${OFFLINE_IDS.story}">${dataOf(story)}</script>
${own.length > 0 ? `<script type="application/json" id="${OFFLINE_IDS.own}">${dataOf(own)}</script>` : ''}
<script type="module">${code}</script>
</body>
</html>
`;
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/**
 * One page that holds the viewer, the pack and the story, and asks nothing of any network.
 *
 * @throws HexbeatError `offline-too-large`
 */
export async function offlineHtml(offline: Offline): Promise<string> {
	const page = await pageOf(offline);
	const bytes = new TextEncoder().encode(page).length;
	if (bytes <= LARGEST_BYTES) return page;
	throw new HexbeatError(
		'offline-too-large',
		`The page would be ${megabytes(bytes)} MB; ${megabytes(LARGEST_BYTES)} MB is the most.`,
		'Choose a smaller area, fewer categories or larger hexagons, and make it again.'
	);
}
