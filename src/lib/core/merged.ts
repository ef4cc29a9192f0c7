/**
 * What categories beyond those that stand by themselves are counted under, together. It does not say how many they are: beside a small
 * number that would tell what each of them holds.
 */
export const MERGED = 'Smaller categories together';

/** Whether a name stands for several categories: none of them is the largest, however many incidents they have together. */
export const isMerged = (name: string): boolean => name === MERGED;

/** What it was called in stories of before. */
const BEFORE = /^(?:\d+ smaller categories together|Other categories)$/;

/** The name of a category as it is now, where a story of before has it. */
export const nameNow = (name: string): string => (BEFORE.test(name) ? MERGED : name);
