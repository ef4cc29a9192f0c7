/** A report in the pieces that flow from sheet to sheet. */
import type { Figure, Report } from '../../share';
import type { ReportTexts } from '../../share/report';
import type { HeightRange } from '../figures/sheet';
import { figureRows, rowRange, type FigureRow } from './figureRows';

interface Piece {
	readonly key: string;
	/** Place of its section in the report. */
	readonly section: number;
	readonly keep: boolean;
	readonly screenOnly: boolean;
	/** Height before it is measured, px; of figures without the part that stretches. */
	readonly estimate: number;
	/** Heights that its figures may have; null where nothing stretches. */
	readonly range: HeightRange | null;
}

export type Block = Piece &
	(
		| { readonly kind: 'heading'; readonly text: string }
		| { readonly kind: 'said'; readonly text: string; readonly lead: boolean }
		| { readonly kind: 'figures'; readonly row: FigureRow }
		| { readonly kind: 'text'; readonly text: string; readonly first: boolean }
		| { readonly kind: 'prompt'; readonly text: string }
		| { readonly kind: 'editor'; readonly prompt: string }
		| { readonly kind: 'scoring' | 'recommendations' }
	);

const LINE = 24;
const CHARACTERS = 90;
const FEW = 4;
const linesOf = (text: string): number => Math.max(1, Math.ceil(text.length / CHARACTERS));

const HEIGHTS: Readonly<Partial<Record<Figure['kind'], number>>> = { number: 130, text: 200 };
const TITLES = 76;

/** What a row of figures takes besides what stretches: titles, or all of it. */
function rowHeight(row: FigureRow): number {
	if (rowRange(row)) return TITLES;
	return Math.max(...row.map((figure) => (figure.kind === 'table' ? 96 + 34 * figure.rows.length : (HEIGHTS[figure.kind] ?? TITLES))));
}

/** Blocks of every section in order. @param drafts texts that are being written, by id of the section. */
export function blocksOf(report: Report, texts: ReportTexts, drafts: Readonly<Record<string, string>>): Block[] {
	return report.sections.flatMap(({ id, heading, said, figures, after = [], prompt }, section): Block[] => {
		const piece = (name: string, estimate: number, keep = false, screenOnly = false): Piece => ({
			key: `${id}/${name}`,
			section,
			keep,
			screenOnly,
			estimate,
			range: null
		});
		const saying = (name: string, text: string, keep: boolean, lead: boolean): Block => ({
			...piece(name, LINE * linesOf(text) + 8, keep),
			kind: 'said',
			text,
			lead
		});
		// A few sentences stay with the figure or the sheet that shows what they say.
		const together = (figures.length > 0 || id === 'scoring') && said.length <= FEW;
		return [
			{ ...piece('heading', 56, true), kind: 'heading', text: heading },
			...said.map((text, i) => saying(`said${i}`, text, together, i === 0)),
			...figureRows(figures).map((row, i): Block => ({
				...piece(`figures${i}`, rowHeight(row)),
				range: rowRange(row),
				kind: 'figures',
				row
			})),
			...after.map((text, i) => saying(`after${i}`, text, false, false)),
			...(id === 'scoring' ? [{ ...piece('sheet', 260 + 56 * texts.scoring.themes.length), kind: 'scoring' } as const] : []),
			...(id === 'recommendations'
				? [{ ...piece('rows', 120 + 64 * texts.recommendations.length), kind: 'recommendations' } as const]
				: []),
			...written(texts.sections[id] ?? '', prompt, drafts[id], piece)
		];
	});
}

function written(
	text: string,
	prompt: string | null,
	draft: string | undefined,
	piece: (name: string, estimate: number, keep?: boolean, screenOnly?: boolean) => Piece
): Block[] {
	if (draft !== undefined) return [{ ...piece('editor', LINE * (linesOf(draft) + 4)), kind: 'editor', prompt: prompt ?? '' }];
	const paragraphs = text.split(/\n+/).filter((words) => words.trim() !== '');
	if (paragraphs.length > 0)
		return paragraphs.map((words, i) => ({
			...piece(`text${i}`, LINE * linesOf(words) + 8),
			kind: 'text',
			text: words,
			first: i === 0
		}));
	return prompt === null ? [] : [{ ...piece('prompt', 72, false, true), kind: 'prompt', text: prompt }];
}
