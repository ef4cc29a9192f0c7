/** Counts of a pack as they look, and what a reader may conclude from that look alone. */
import { ruleOf, shownOf, type Look, type Pack, type Rule, type Sensitivity, type Shown } from '../../disclosure/pack';

/** The rule by which counts of a pack look. */
export const ruleIn = (pack: Pack, sensitivity: Sensitivity): Rule => ruleOf(pack.audience, sensitivity);

export const showIn = (pack: Pack, look: Look, sensitivity: Sensitivity): Shown => shownOf(look, ruleIn(pack, sensitivity));

/** Whether an audience sees counts as counted. */
export const isExact = (rule: Rule): boolean => rule.base === 1;
