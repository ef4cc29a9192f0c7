import { rangeOfFew, rangeOfShown, type Range } from '../disclose';
import { POLICIES, type Audience, type Rule, type Sensitivity } from '../policy';
import { exactly, fewerThan, HIDDEN, rounded, type Shown } from '../shown';
import type { Look } from './contract';

/** A count in the form that is kept. A derived figure is never kept. */
export function lookOf({ code, value }: Shown): Look {
	if (value !== null) return value;
	return code === 'suppressed' ? 'few' : 'hidden';
}

/** A kept count as it may look. */
export function shownOf(look: Look, rule: Rule): Shown {
	if (look === 'hidden') return HIDDEN;
	if (look === 'few') return fewerThan(rule.threshold, rule.zeroMerges);
	return rule.base === 1 ? exactly(look) : rounded(look);
}

/** What a reader may conclude from the look of a count alone; null for one that may be anything. */
export function rangeBehind(look: Look, rule: Rule): Range | null {
	if (look === 'hidden') return null;
	return look === 'few' ? rangeOfFew(rule) : rangeOfShown(look, rule);
}

/** The rule by which a pack's counts look: that of files, since a pack is one. */
export const ruleOf = (audience: Audience, sensitivity: Sensitivity): Rule => POLICIES[audience].file[sensitivity];
