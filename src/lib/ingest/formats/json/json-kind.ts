/**
 * Whether the start of a file is JSON, and whether each of its lines is a document by itself; null for any other text. A single
 * object is a document unless the name says that it is a line.
 * @param goesOn the file goes on behind the start
 */
export function jsonKind(head: Uint8Array, goesOn: boolean, name: string): 'json' | 'ndjson' | null {
	const text = new TextDecoder().decode(head).replace(/^[\ufeff\x1e\s]+/, '');
	if (/^\[\s*(?:[{["\]]|$)/.test(text) || (text.startsWith('[') && !goesOn && isDocument(text))) return 'json';
	if (!/^\{\s*(?:"|\}|$)/.test(text)) return null;
	const end = text.search(/\r?\n/);
	const first = end < 0 ? text : text.slice(0, end);
	const isLine =
		isDocument(first) && (/\.(ndjson|jsonl|geojsonl)$/i.test(name) || text.slice(first.length).trim() !== '' || (end >= 0 && goesOn));
	return isLine ? 'ndjson' : 'json';
}

function isDocument(line: string): boolean {
	try {
		JSON.parse(line);
		return true;
	} catch {
		return false;
	}
}
