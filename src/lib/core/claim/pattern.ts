import type { Vocabulary } from './claim';

/** A pattern and what it means; null when this is no such phrase after all. */
export type Rule<T> = readonly [pattern: RegExp, meaning: (match: RegExpExecArray, known: Pick<Vocabulary, 'lastMonth'>) => T | null];

/** A rule whose pattern begins at the start of a word. */
export const rule = <T>(pattern: string, meaning: Rule<T>[1]): Rule<T> => [new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, 'uy'), meaning];

/** Pattern of a text as it stands. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
