/** Opens what was made, with readers that share nothing with the writers. */
import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import Papa from 'papaparse';

/** The entries of a zip archive, as text; archives within it are opened too. */
export async function entriesOf(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
	const reader = new ZipReader(new BlobReader(new Blob([bytes])), { useWebWorkers: false });
	const texts = new Map<string, string>();
	for (const entry of await reader.getEntries()) {
		if (entry.directory) continue;
		if (entry.filename.endsWith('.xlsx')) {
			const inner = await entriesOf(await entry.getData(new Uint8ArrayWriter()));
			for (const [path, text] of inner) texts.set(`${entry.filename}/${path}`, text);
		} else texts.set(entry.filename, await entry.getData(new TextWriter()));
	}
	return texts;
}

/** The rows of a CSV, all as text. */
export const csvRows = (text: string): string[][] =>
	Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true, delimiter: ',', newline: '\r\n' }).data;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of XML or HTML without its entities. */
export const plain = (text: string): string =>
	text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
		code === undefined ? (NAMED[name ?? ''] ?? '') : String.fromCodePoint(Number(code))
	);

/** A fault of form that would keep XML from being read, or null: tags that do not match, signs that it may not hold. */
export function faultOfXml(xml: string): string | null {
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml)) return 'control sign';
	if (/&(?!#\d+;|#x[\da-f]+;|(?:lt|gt|quot|apos|amp);)/i.test(xml)) return 'bare ampersand';
	const open: string[] = [];
	for (const [, close, name = '', self] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/g)) {
		if (close === '') {
			if (self === '') open.push(name);
		} else if (open.pop() !== name) return `</${name}>`;
	}
	const tags = xml.replace(/<\?[^?]*\?>/g, '').split('<').length - 1;
	const read = [...xml.matchAll(/<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/g)].length;
	return open.length > 0 ? `<${open.join(' ')}>` : tags === read ? null : 'a tag that is none';
}
