/** Aggregates that may be handed out, and how to read them: all that a presentation needs of this room. */
export {
	BAND_HOURS,
	BANDS,
	type AreaKind,
	type Look,
	type Pack,
	type PackAreas,
	type PackCategory,
	type PackLand,
	type PackPlace,
	type PackView
} from './contract';
export { isPack } from './isPack';
export { type AreaFacts } from './areas';
export { makePack, type CategoryFacts, type PackFacts, type PackHead } from './makePack';
export { rangeBehind, ruleOf, shownOf } from './looks';
export { POLICIES, type Audience, type Policy, type Rule, type Sensitivity } from '../policy';
export { discloseChange, discloseShare } from '../ratios';
export { legendOf, markOf, scaleOf, sizeOf, type LegendRow, type Mark, type Scale } from '../scale';
export { fileValue, type Shown } from '../shown';
