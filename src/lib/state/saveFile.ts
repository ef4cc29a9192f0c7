/** Hands a text or the content of a file to the user as a file. */
export function saveFile(name: string, text: string | Blob, type: string): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	Object.assign(document.createElement('a'), { href: url, download: name }).click();
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, 10_000);
}
