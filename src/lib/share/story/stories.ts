import { isMerged } from '../../core/merged';
import type { Pack } from '../../disclosure/pack';
import { clustersOf } from '../figures';
import type { SlideKind, SlideSpec, Story } from '../contract';
import { blankSlide } from './kinds';

/** A story that is ready to be shown, and whom it is for. */
export interface ReadyStory {
	readonly id: string;
	readonly name: string;
	readonly purpose: string;
	make(pack: Pack): Story;
}

/** Towns that get a map of their own: more slides than that are not listened to. */
const MOST_MAPS = 3;

type Part = readonly [kind: SlideKind, speaker: string, more?: Partial<Pick<SlideSpec, 'category' | 'part' | 'title' | 'text'>>];

const storyOf = (name: string, parts: readonly Part[]): Story => ({
	kind: 'hexbeat-story',
	version: 1,
	name,
	slides: parts.map(([kind, speaker, more], i) => ({ ...blankSlide(kind, `${kind}-${String(i + 1)}`), speaker, ...more }))
});

/** The largest categories of which months are told: each gets a slide of its own. */
const largest = (pack: Pack, most: number): string[] =>
	pack.categories
		.flatMap(({ name }, i) => {
			const total = pack.byCategory[i]?.total;
			return typeof total === 'number' && !isMerged(name) && pack.byCategory[i]?.months ? [{ name, total }] : [];
		})
		.sort((a, b) => b.total - a.total)
		.slice(0, most)
		.map(({ name }) => name);

/** A map of each town, so that hexagons can be told apart from the back of a room. */
const maps = (pack: Pack, speaker: string): Part[] =>
	clustersOf(pack)
		.slice(0, MOST_MAPS)
		.map((_, part) => ['map', speaker, { part }]);

const OPENING = 'Say what is asked of the meeting, and that the figures are recorded incidents.';
const LIMITS = 'Leave this up for questions about the figures.';

const tasking = (pack: Pack): Part[] => [
	['title', OPENING],
	['headline', 'The one figure for the minutes.'],
	...maps(pack, 'Name the places; ask who knows why.'),
	['times', 'Which shift meets most of it?'],
	['comparison', 'Only what changed clearly is worth the time of the meeting.'],
	['plan', 'Agree who goes where and when, and when it is looked at again.'],
	['text', 'Fill in during the meeting.', { title: 'Actions agreed', text: 'Action, who, by when' }],
	['method', LIMITS]
];

const university = (pack: Pack): Part[] => [
	['title', OPENING],
	['headline', 'The same period of the year before, so that terms are set against terms.'],
	['trend', 'Point at Welcome Week and at the holidays.'],
	['times', 'Nights run from 06:00 to 06:00: Saturday night ends on Sunday morning.'],
	...maps(pack, 'Which of these places lie on the way-marked routes?'),
	['ranking', 'What students meet most.'],
	['plan', 'Marshals, lights, refuge points: which of them answers which place?'],
	['method', LIMITS]
];

const assessment = (pack: Pack): Part[] => [
	['title', OPENING],
	['headline', 'The year in one figure.'],
	['ranking', 'The priorities side by side.'],
	['comparison', 'What changed, category by category.'],
	['trend', 'Months outside the usual want a reason.'],
	...(pack.areas ? [['areas', 'Larger areas and busier centres have more: ask who is there by day and by night.'] as const] : []),
	...maps(pack, 'Where the year happened.'),
	['times', 'When the week is busiest.'],
	...largest(pack, 2).map((category): Part => ['headline', 'A priority of its own?', { category }]),
	['text', 'Take each in turn.', { title: 'Recommendations', text: 'Keep, change or drop each priority' }],
	['method', LIMITS]
];

const bid = (pack: Pack): Part[] => [
	['title', 'Say what is asked for, and how much it costs.'],
	['headline', 'The need in one figure.'],
	...maps(pack, 'The places that a new refuge point would stand in.'),
	['times', 'The hours for which it must be open.'],
	['plan', 'The busiest places are where people would need it nearest.'],
	['trend', 'Is the need lasting?'],
	['text', 'The ask.', { title: 'What we ask for', text: 'What, where, open when\nCost, and for how long\nHow it will be evaluated' }],
	['method', LIMITS]
];

export const STORIES: readonly ReadyStory[] = [
	{
		id: 'tasking',
		name: 'Neighbourhood tasking',
		purpose: 'Fortnightly: what is new, where, when, and who goes there.',
		make: (pack) => storyOf('Neighbourhood tasking', tasking(pack))
	},
	{
		id: 'university',
		name: 'University security review',
		purpose: 'Each term: campus, nights and walking routes.',
		make: (pack) => storyOf('University security review', university(pack))
	},
	{
		id: 'assessment',
		name: 'Strategic assessment',
		purpose: 'Once a year: volume, change, places and priorities.',
		make: (pack) => storyOf('Strategic assessment', assessment(pack))
	},
	{
		id: 'bid',
		name: 'Funding bid: refuge points',
		purpose: 'Why a refuge point, where and for which hours.',
		make: (pack) => storyOf('Funding bid: refuge points', bid(pack))
	}
];
