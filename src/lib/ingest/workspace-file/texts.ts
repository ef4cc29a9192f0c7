import type { Overlay } from '../../core/overlay';
import { readOverlay } from '../overlays';
import { decodeText, encodeText } from './block';
import type { WorkspaceHead } from './contract';
import { damaged } from './faults';
import { LIMITS } from './limits';
import { field, json, list, text } from './shape';

type Texts = Pick<WorkspaceHead, 'layers' | 'documents'>;

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

export const textsToBytes = ({ layers, documents }: Texts): Uint8Array<ArrayBuffer> =>
	encodeText(JSON.stringify({ layers: layers.map(({ id, name, features }) => ({ id, name, features })), documents }));

/** Layers pass the same checks as if they were dropped on the map anew. */
export async function textsFromBytes(bytes: Uint8Array): Promise<Texts> {
	const where = 'the layers and notes';
	const value = json(decodeText(bytes, where), where);
	const stored = list(field(value, 'layers', where), LIMITS.sources, 'the list of layers', (item, i) => {
		const layer = `layer ${String(i + 1)}`;
		return {
			id: text(field(item, 'id', layer), LIMITS.name, `the name of ${layer}`),
			name: text(field(item, 'name', layer), LIMITS.name, `the name of ${layer}`),
			features: field(item, 'features', layer)
		};
	});
	const layers: Overlay[] = [];
	for (const { id, name, features } of stored) layers.push({ ...(await readOverlay(new Blob([JSON.stringify(features)]), id)), name });
	return { layers, documents: documentsOf(field(value, 'documents', where)) };
}

function documentsOf(value: unknown): Record<string, string> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('the notes are no list of texts');
	const entries = Object.entries(value as Record<string, unknown>);
	if (entries.length > LIMITS.documents) throw damaged('there are too many notes');
	return Object.fromEntries(
		entries.map(([name, body]) => {
			if (!NAME.test(name)) throw damaged('a note has no proper name');
			return [name, text(body, LIMITS.text, `the note ${name}`)];
		})
	);
}
