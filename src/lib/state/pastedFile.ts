/** Rows pasted from a spreadsheet, as a file; null when the text is no table. */
export function pastedFile(text: string): File | null {
	return /[\t,;|].*\r?\n|\n/.test(text.trim()) && text.trim().length > 20
		? new File([text], 'pasted-rows.csv', { type: 'text/csv' })
		: null;
}
