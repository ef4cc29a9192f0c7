import { HexbeatError } from '../../core/errors';
import { nameNow } from '../../core/merged';
import type { MapNote, SlideSpec, Story } from '../contract';
import { isKind } from './kinds';
import { readView } from './readView';

/** Slides of a story; characters of a typed text and notes of a slide: what a person can have meant. */
export const MOST_SLIDES = 100;
const LONGEST = 4000;
const MOST_NOTES = 20;

/** @throws HexbeatError `bad-story` */
export function readStory(text: string): Story {
	const found = parsed(text);
	const { kind, version, name, slides } = isRecord(found) ? found : {};
	if (kind !== 'hexbeat-story' || version !== 1 || !Array.isArray(slides) || slides.length > MOST_SLIDES)
		throw bad('it is no story of this program');
	return { kind, version, name: textOf(name, 'Story'), slides: slides.map(slideSpecOf) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (cause) {
		throw bad('it is not JSON', cause);
	}
}

function slideSpecOf(thing: unknown, at: number): SlideSpec {
	const found = isRecord(thing) ? thing : {};
	const kind = found['kind'];
	if (!isKind(kind)) throw bad(`slide ${String(at + 1)} is of no known kind`);
	const typed = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, LONGEST) : null);
	return {
		id: `${kind}-${String(at + 1)}`,
		kind,
		view: viewOf(found['view'], at),
		plan: found['plan'] === 'again' ? 'again' : null,
		category: categoryOf(typed(found['category'])),
		part: typeof found['part'] === 'number' && Number.isInteger(found['part']) && found['part'] >= 0 ? found['part'] : 0,
		title: typed(found['title']),
		text: typed(found['text']),
		speaker: textOf(found['speaker'], ''),
		notes: Array.isArray(found['notes']) ? found['notes'].slice(0, MOST_NOTES).flatMap(noteOf) : []
	};
}

const categoryOf = (name: string | null): string | null => name && nameNow(name);

/** Slides of before have no view. */
function viewOf(thing: unknown, at: number): SlideSpec['view'] {
	if (thing === undefined || thing === null) return null;
	const view = readView(thing);
	if (!view) throw bad(`the view of slide ${String(at + 1)} cannot be read`);
	return view;
}

function noteOf(thing: unknown, at: number): MapNote[] {
	if (!isRecord(thing)) return [];
	const { lng, lat, text, date } = thing;
	if (typeof lng !== 'number' || typeof lat !== 'number') return [];
	return [{ id: `note-${String(at + 1)}`, text: textOf(text, ''), date: textOf(date, ''), lng, lat }];
}

const isRecord = (thing: unknown): thing is Record<string, unknown> => typeof thing === 'object' && thing !== null;
const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value.slice(0, LONGEST) : otherwise);
const bad = (why: string, cause?: unknown): HexbeatError =>
	new HexbeatError('bad-story', `The story cannot be opened: ${why}.`, 'Choose a story file that was saved here.', { cause });
