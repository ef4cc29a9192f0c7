import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Annotations, readAnnotations, writeAnnotations } from '../../src/lib/state/annotations.svelte';
import { Situations } from '../../src/lib/state/situations.svelte';
import { decode, encode } from '../../src/lib/state/url';

const notes = () => {
	const situations = new Situations();
	return { situations, annotations: new Annotations(situations) };
};
const texts = ({ annotations }: ReturnType<typeof notes>): string[] => annotations.list.map(({ text }) => text);

describe('dated notes', () => {
	it('are added, changed and removed as steps of undo', () => {
		const both = notes();
		const { situations, annotations } = both;
		annotations.put({ id: null, day: 20_000, last: null, text: '  Street \n marshals began ' });
		annotations.put({ id: null, day: 20_100, last: 20_090, text: 'Recording changed' });
		expect(annotations.list).toEqual([
			{ id: 'n1', day: 20_000, last: null, text: 'Street marshals began' },
			{ id: 'n2', day: 20_090, last: 20_100, text: 'Recording changed' }
		]);
		annotations.put({ id: 'n1', day: 20_001, last: null, text: 'Marshals' });
		expect(texts(both)).toEqual(['Recording changed', 'Marshals']);
		annotations.remove('n2');
		situations.undo();
		situations.undo();
		expect(texts(both)).toEqual(['Street marshals began', 'Recording changed']);
		situations.redo();
		expect(texts(both)).toEqual(['Recording changed', 'Marshals']);
	});

	it('never reach the address, and stay when a link is opened', () => {
		const both = notes();
		both.annotations.put({ id: null, day: 20_000, last: null, text: 'Street marshals began' });
		expect(encode(both.situations.now)).toBe('');
		both.situations.adopt(decode('step=week'));
		expect(both.situations.now.bin).toBe('week');
		expect(texts(both)).toEqual(['Street marshals began']);
		both.situations.adopt(decode(''), []);
		expect(texts(both)).toEqual([]);
	});

	it('come back from a workspace as they went in; what is no note is refused', () => {
		const day = fc.integer({ min: 0, max: 40_000 });
		const list = fc.array(
			fc.record({ day, length: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }), text: fc.string({ maxLength: 40 }) }),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(list, (given) => {
				const { annotations } = notes();
				for (const { day: first, length, text } of given) annotations.put({ id: null, day: first, last: length && first + length, text });
				expect(readAnnotations(writeAnnotations(annotations.list))).toEqual(annotations.list);
			})
		);
		for (const text of ['', '[]', '{"annotations":[{"day":"x","text":""}]}', '{"annotations":[{"day":1,"text":2}]}'])
			expect(() => readAnnotations(text)).toThrow('cannot be read');
	});
});
