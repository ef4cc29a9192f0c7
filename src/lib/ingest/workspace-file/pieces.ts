/** The small parts of a workspace as bytes and back: names, points, cells, texts. */
import { TUPLE_WORDS } from '../../core/cell-tuples';
import type { NamedField } from '../../core/incident';
import { decodeText, encodeText } from './block';
import { damaged } from './faults';
import { LIMITS } from './limits';
import { field, json, list, text } from './shape';

export type SourceNames = Readonly<Record<NamedField, readonly string[]>>;

export const namesToBytes = ({ category, outcome, area }: SourceNames): Uint8Array<ArrayBuffer> =>
	encodeText(JSON.stringify({ category, outcome, area }));

export function namesFromBytes(bytes: Uint8Array, where: string): SourceNames {
	const value = json(decodeText(bytes, where), where);
	const namesOf = (name: NamedField): string[] =>
		list(field(value, name, where), LIMITS.names, `${name} of ${where}`, (item) => {
			const found = text(item, LIMITS.name, `a name in ${where}`);
			if (found === '') throw damaged(`a name in ${where} is empty`);
			return found;
		});
	return { category: namesOf('category'), outcome: namesOf('outcome'), area: namesOf('area') };
}

export const bytesOf = (values: Float64Array | Uint32Array): Uint8Array<ArrayBuffer> =>
	new Uint8Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength) as ArrayBuffer);

export function pointsFromBytes(bytes: Uint8Array<ArrayBuffer>, where: string): Float64Array {
	if (bytes.length % 16 !== 0) throw damaged(`${where} end in the middle of a point`);
	return new Float64Array(bytes.buffer);
}

export function cellsFromBytes(bytes: Uint8Array<ArrayBuffer>, points: number, where: string): Uint32Array {
	if (bytes.length !== points * TUPLE_WORDS * 4) throw damaged(`${where} are not as many as its points`);
	return new Uint32Array(bytes.buffer);
}
