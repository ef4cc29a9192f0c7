/** All that is shown, said or saved of a pack, as texts and numbers: what each surface draws or writes, before it is drawn or zipped. */
import type { Pack } from '../../../src/lib/disclosure/pack';
import type { Chart, Figure, Slide } from '../../../src/lib/share';
import { aboutOf, csvFiles, geojsonOf, offlineHtml, tablesOf } from '../../../src/lib/share/files';
import { tableOf } from '../../../src/lib/share/figures';
import { NO_PICK, audienceLine, overviewOf, remarksOf, type Pick } from '../../../src/lib/share/overview';
import { reportOf, startTexts } from '../../../src/lib/share/report';
import { STORIES, slideOf } from '../../../src/lib/share/story';
import { encode } from '../../../src/lib/state/url';
import { START } from '../../../src/lib/state/situation';
import { csvRows, plain } from '../files/opening';
import { heldIn } from './held';
import type { Surface } from './scan';

/** What is shown beside figures of 1,000 people, so that rates are among them. */
const POPULATION = { people: 60_000, source: 'made up' };

/** Slides of every ready story, each once. */
export function slidesOf(pack: Pack): Slide[] {
	const specs = STORIES.flatMap((story) => story.make(pack).slides);
	const kept = new Map(specs.map((spec) => [JSON.stringify([spec.kind, spec.category, spec.part, spec.title, spec.text]), spec]));
	return [...kept.values()].map((spec) => slideOf(spec, pack));
}

const isChart = (figure: Figure): figure is Chart => ['map', 'months', 'week', 'ranking'].includes(figure.kind);
const surface = (kind: string, thing: unknown): Surface => ({ kind, ...heldIn(thing) });

/** Ends of classes are words of a scale. */
const legends = (kind: string, figures: readonly Figure[]): Surface => ({
	...surface(
		kind,
		figures.flatMap((figure) => (figure.kind === 'map' || figure.kind === 'week' ? figure.legend.map(({ text }) => text) : []))
	),
	scale: true
});

/** Columns of which no cell is a count. */
const DERIVED = /^(?:Change, %|H3|Per 1,000|95% interval|App|)$/;

/** The cells of a table that can be counts, as texts; a head of its own row. */
export const cellsOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
	...head,
	...rows.flatMap((row) => row.flatMap((cell, i) => (DERIVED.test(head[i] ?? '') ? [] : [String(cell)])))
];

const ofFigures = (kind: string, figures: readonly Figure[]): Surface[] => [
	surface(
		kind,
		figures.map((figure) => {
			if (figure.kind === 'table') {
				const texts = figure.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
				return [
					figure.title,
					figure.measure,
					figure.alt,
					cellsOf(
						figure.columns.map(({ label }) => label),
						texts
					)
				];
			}
			return figure.kind === 'map' || figure.kind === 'week' ? { ...figure, legend: [] } : figure;
		})
	),
	legends(`${kind}, legend`, figures)
];

/** A picture is its figure and its foot; the table behind it has the same numbers. */
const tables = (figures: readonly Figure[]): Surface[] => ofFigures('table view', figures.filter(isChart).map(tableOf));

function slides(pack: Pack): Surface[] {
	const all = slidesOf(pack);
	const figures = all.flatMap((slide) => slide.figures);
	return [
		surface(
			'slides',
			all.map(({ title, lead, foot, audience, watermark }) => [title, lead, foot, audience, watermark ?? ''])
		),
		...ofFigures('slide figures', figures),
		...tables(figures)
	];
}

function report(pack: Pack): Surface[] {
	const made = reportOf(pack, { ...startTexts(pack), population: POPULATION });
	return [
		surface('report', [
			made.title,
			made.subtitle,
			made.running,
			made.sections.map(({ heading, said, after = [] }) => [heading, said, after])
		]),
		...ofFigures(
			'report figures',
			made.sections.flatMap((section) => section.figures)
		)
	];
}

/** Nothing, each category, and a hexagon with and without one. */
const picksOf = ({ categories: [first, ...others], cells }: Pack): Pick[] => {
	const cell = cells[0] ?? null;
	return [
		NO_PICK,
		{ category: null, cell },
		...(first ? [{ category: first.name, cell }] : []),
		...others.map(({ name }) => ({ category: name, cell: null }))
	];
};

function overview(pack: Pack): Surface[] {
	const views = picksOf(pack).map((pick) => overviewOf(pack, pick));
	const figures = views.flatMap(({ ground, map, months, week, ranking }) => [ground, map, months, week, ranking]);
	return [
		surface('overview', [
			audienceLine(pack),
			remarksOf(pack),
			views.map(({ headline, measure, said, place }) => [headline, measure, said, place])
		]),
		...ofFigures('overview figures', [...new Set(figures.filter((figure) => figure !== null))])
	];
}

/** What a workbook has in its sheets, and a deck in its notes. */
const workbook = (pack: Pack): Surface[] => [
	surface(
		'xlsx',
		tablesOf(pack).map(({ name, about, columns, rows }) => [
			name,
			about,
			cellsOf(
				columns.map(({ label }) => label),
				rows
			)
		])
	),
	surface(
		'about',
		aboutOf(pack).flatMap(({ label, text }) => (label === 'Made' ? [] : [text]))
	)
];

const csv = (pack: Pack): Surface =>
	surface(
		'csv',
		csvFiles(pack).map(({ text }) => {
			const [head = [], ...rows] = csvRows(text);
			return cellsOf(
				head,
				rows.filter(([label]) => label !== 'Made')
			);
		})
	);

function geojson(pack: Pack): Surface {
	const text = geojsonOf(pack);
	const { features } = JSON.parse(text ?? '{"features":[]}') as { features: { properties: object }[] };
	return surface(
		'geojson',
		features.map(({ properties }) => properties)
	);
}

/** Link of a selection of every category and hexagon of a pack: it holds no more than what was chosen. */
const link = ({ audience, period, categories, cells, resolution }: Pack): Surface => {
	const filter = { ...START.filter, period, categories: categories.map(({ name }) => name), cells: { resolution, ids: cells } };
	return surface('url', decodeURIComponent(encode({ ...START, audience, filter }).replace(/cells=\d+~/, 'cells=')).split(/[=&~,]|\.\./));
};

/** The offline page as it is read: what it shows without a script, and what stands in it for the script. */
export async function offline(pack: Pack): Promise<Surface[]> {
	const story = STORIES[0]?.make(pack);
	if (!story) throw new Error('There is no ready story.');
	const html = await offlineHtml({ pack, story, script: '', style: '', title: 'Offline', lang: 'en-GB' });
	const [, without = ''] = /<noscript>([\s\S]*)<\/noscript>/.exec(html) ?? [];
	const rows = [...without.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table = '']) =>
		[...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
			[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell))
		)
	);
	const data = [...html.matchAll(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, text = '']) => JSON.parse(text) as unknown
	);
	return [
		surface(
			'offline page without script',
			rows.map(([head = [], ...body]) => cellsOf(head, body))
		),
		surface('offline page, data', data)
	];
}

/** Everything but what needs a page or an archive of its own. */
export const surfacesOf = (pack: Pack): Surface[] => [
	...slides(pack),
	...report(pack),
	...overview(pack),
	...workbook(pack),
	csv(pack),
	geojson(pack),
	link(pack)
];
