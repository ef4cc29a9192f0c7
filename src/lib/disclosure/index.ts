/** Decides what a number may look like, on every surface. */
export { disclose } from './disclose';
export { differenceOf, SelectionLog, tellsStep } from './differencing';
export { discloseHexagons, holdsTooFew } from './hexagons';
export { notesOf } from './notes';
export { POLICIES, type Audience, type Policy, type Rule, type Rules, type Sensitivity } from './policy';
export { quantise } from './quantise';
export { discloseChange, discloseMean, discloseShare } from './ratios';
export { legendOf, markOf, scaleOf, sizeOf } from './scale';
export { sensitiveNames, sensitivityOf } from './sensitivity';
export { fileValue, type Shown } from './shown';
export { attackTable, discloseList, discloseTable, discloseTree } from './table';
