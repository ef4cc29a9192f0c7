/**
 * A workspace as bytes: "HEXBEAT\n", version and length of the manifest (32 bits each, little-endian), SHA-256 of the manifest (32
 * bytes), the manifest (JSON), then its blocks one after the other.
 */
import type { Block } from './block';
import { decodeText, encodeText } from './block';
import { altered, damaged, newer, notOurs, tooLarge, truncated } from './faults';
import { LIMITS } from './limits';
import { ownBlocks, readManifest, type Manifest } from './manifest';
import { json } from './shape';

export const VERSION = 1;
const MAGIC = 'HEXBEAT\n';
const DIGEST_AT = 16;
const MANIFEST_AT = 48;

const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** What comes before the blocks. */
export async function head(manifest: Manifest): Promise<Uint8Array<ArrayBuffer>> {
	const body = encodeText(JSON.stringify(manifest));
	if (body.length > LIMITS.manifest) throw tooLarge('a table of contents beyond 16 MB');
	const bytes = new Uint8Array(MANIFEST_AT + body.length);
	bytes.set(encodeText(MAGIC));
	const view = new DataView(bytes.buffer);
	view.setUint32(8, VERSION, true);
	view.setUint32(12, body.length, true);
	bytes.set(await digest(body), DIGEST_AT);
	bytes.set(body, MANIFEST_AT);
	return bytes;
}

/** A container whose manifest was checked; its blocks are not unpacked yet. */
export interface Container {
	readonly manifest: Manifest;
	/** The bytes of one of its own blocks. */
	readonly slice: (block: Block) => Blob;
}

/** Reads the manifest of a workspace from anyone. */
export async function openContainer(file: Blob): Promise<Container> {
	const start = new Uint8Array(await file.slice(0, MANIFEST_AT).arrayBuffer());
	const magic = encodeText(MAGIC);
	if (!magic.every((byte, i) => start[i] === byte)) throw start.length < magic.length && start.length > 0 ? truncated() : notOurs();
	if (start.length < MANIFEST_AT) throw truncated();
	const view = new DataView(start.buffer);
	const version = view.getUint32(8, true);
	if (version !== VERSION) throw newer(version);
	const length = view.getUint32(12, true);
	if (length > LIMITS.manifest) throw tooLarge('a table of contents beyond 16 MB');
	const body = new Uint8Array(await file.slice(MANIFEST_AT, MANIFEST_AT + length).arrayBuffer());
	if (body.length < length) throw truncated();
	const sum = await digest(body);
	if (!sum.every((byte, i) => start[DIGEST_AT + i] === byte)) throw altered('its table of contents');
	const manifest = readManifest(json(decodeText(body, 'the table of contents'), 'the table of contents'));
	const base = MANIFEST_AT + length;
	checkExtent(manifest, file.size - base);
	return { manifest, slice: ({ at, packed }) => file.slice(base + at, base + at + packed) };
}

/** The blocks lie one after the other and fill the file: none is missing, shared or hidden. */
function checkExtent(manifest: Manifest, bytes: number): void {
	const blocks = ownBlocks(manifest).sort((a, b) => a.at - b.at);
	let end = 0;
	for (const { at, packed } of blocks) {
		if (at !== end) throw damaged('its blocks do not follow each other');
		end += packed;
	}
	if (bytes < end) throw truncated();
	if (bytes > end) throw damaged('it goes on behind its end');
}
