/** Hands a text or the content of a file to the user as a file. */
export function saveFile(name: string, text: string | Blob, type: string): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	Object.assign(document.createElement('a'), { href: url, download: name }).click();
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, 10_000);
}

/** Hands the text of a CSV to the user. */
export function saveCsv(name: string, text: string): void {
	saveFile(name, text, 'text/csv');
}
