/** A report in the pieces that flow from sheet to sheet. */
import type { Figure, Report } from '../../share';
import type { ReportTexts } from '../../share/report';

interface Piece {
	readonly key: string;
	/** Place of its section in the report. */
	readonly section: number;
	readonly keep: boolean;
	readonly screenOnly: boolean;
	/** Height before it is measured, px. */
	readonly estimate: number;
}

export type Block = Piece &
	(
		| { readonly kind: 'heading'; readonly text: string }
		| { readonly kind: 'said'; readonly text: string; readonly lead: boolean }
		| { readonly kind: 'figure'; readonly figure: Figure }
		| { readonly kind: 'text'; readonly text: string; readonly first: boolean }
		| { readonly kind: 'prompt'; readonly text: string }
		| { readonly kind: 'editor'; readonly prompt: string }
		| { readonly kind: 'scoring' | 'recommendations' }
	);

const LINE = 24;
const CHARACTERS = 90;
const FEW = 4;
const linesOf = (text: string): number => Math.max(1, Math.ceil(text.length / CHARACTERS));

function figureHeight(figure: Figure): number {
	if (figure.kind === 'table') return 96 + 34 * figure.rows.length;
	if (figure.kind === 'ranking') return 96 + 36 * figure.rows.length;
	return { map: 520, months: 300, week: 330, number: 160, text: 200 }[figure.kind];
}

/** Blocks of every section in order. @param editing id of the section whose text is being written; null for none. */
export function blocksOf(report: Report, texts: ReportTexts, editing: string | null): Block[] {
	return report.sections.flatMap(({ id, heading, said, figures, prompt }, section): Block[] => {
		const piece = (name: string, estimate: number, keep = false, screenOnly = false): Piece => ({
			key: `${id}/${name}`,
			section,
			keep,
			screenOnly,
			estimate
		});
		// A few sentences stay with the figure or the sheet that shows what they say.
		const together = (figures.length > 0 || id === 'scoring') && said.length <= FEW;
		return [
			{ ...piece('heading', 56, true), kind: 'heading', text: heading },
			...said.map((text, i): Block => ({ ...piece(`said${i}`, LINE * linesOf(text) + 8, together), kind: 'said', text, lead: i === 0 })),
			...figures.map((figure, i): Block => ({ ...piece(`figure${i}`, figureHeight(figure)), kind: 'figure', figure })),
			...(id === 'scoring' ? [{ ...piece('sheet', 260 + 56 * texts.scoring.themes.length), kind: 'scoring' } as const] : []),
			...(id === 'recommendations'
				? [{ ...piece('rows', 120 + 64 * texts.recommendations.length), kind: 'recommendations' } as const]
				: []),
			...written(texts.sections[id] ?? '', prompt, editing === id, piece)
		];
	});
}

function written(
	text: string,
	prompt: string | null,
	editing: boolean,
	piece: (name: string, estimate: number, keep?: boolean, screenOnly?: boolean) => Piece
): Block[] {
	if (editing) return [{ ...piece('editor', LINE * (linesOf(text) + 4)), kind: 'editor', prompt: prompt ?? '' }];
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
