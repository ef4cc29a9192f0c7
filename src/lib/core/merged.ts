/** Categories beyond those that stand by themselves are counted together, under a name that says so. */
const MERGED = /^\d+ smaller categories together$/;

/** "12 smaller categories together". */
export const mergedName = (categories: number): string => `${String(categories)} smaller categories together`;

/** Whether a name stands for several categories: none of them is the largest, however many incidents they have together. */
export const isMerged = (name: string): boolean => MERGED.test(name);
