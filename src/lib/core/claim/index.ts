/** Headlines in plain words: read into figures that can be checked, and written again. */
export type * from './claim';
export { readClaim } from './read-claim';
export { baseWords, subjectName, windowWords, writeClaim, writeClaims } from './write-claim';
