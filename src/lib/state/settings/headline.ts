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

/** Claims of this session that are kept. */
const REMEMBERED = 12;

/** The settings after a claim is made: the one before it joins the list. */
export function saidClaim({ text, earlier }: HeadlineSettings, claim: string): HeadlineSettings {
	const next = claim.trim();
	const list = [text, ...earlier].filter((one, i, all) => one !== '' && one !== next && all.indexOf(one) === i);
	return { text: next, earlier: list.slice(0, REMEMBERED) };
}
