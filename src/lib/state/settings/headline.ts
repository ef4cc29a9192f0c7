import type { Codec } from './codec';

/** The headline that is checked, in plain words, and those checked before it in this session. */
export interface HeadlineSettings {
	readonly text: string;
	/** The latest first; they stay out of links, as they are nobody else's business. */
	readonly earlier: readonly string[];
}

/** Characters of a claim. */
export const LONGEST_CLAIM = 600;

export const headline: Codec<HeadlineSettings> = {
	start: { text: '', earlier: [] },
	write: ({ text }) => encodeURIComponent(text.slice(0, LONGEST_CLAIM).replace(/\p{Surrogate}/gu, '')),
	read: (text) => ({ text: decodeURIComponent(text).slice(0, LONGEST_CLAIM), earlier: [] })
};
