export type CellKind = 'blank' | 'number' | 'date' | 'code' | 'text';

const BLANK = /^(?:|-|na|n\/a|null|none|nan)$/i;
const NUMBER = /^[-+(]?[$€£]?\d[\d.,' ]*(?:e[-+]?\d+)?\)?\s?%?$/i;
const DATE = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[ T]\d{1,2}:\d{2}.*)?$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?$/i;

/** What a cell looks like; `code` is text with a digit in it. Long cells are text. */
export function cellKind(cell: string): CellKind {
	if (cell.length > 40) return 'text';
	const text = cell.trim();
	if (BLANK.test(text)) return 'blank';
	if (TIME.test(text)) return 'date';
	if (DATE.test(text) && !/^\d+\.\d+$/.test(text)) return 'date';
	if (NUMBER.test(text)) return 'number';
	return /\d/.test(text) ? 'code' : 'text';
}
