/** Counts of a pack as they look, and what a reader may conclude from that look alone. */
import { ruleOf, shownOf, type Look, type Pack, type Rule, type Sensitivity, type Shown } from '../../disclosure/pack';

/** The rule by which counts of a pack look. */
export const ruleIn = (pack: Pack, sensitivity: Sensitivity): Rule => ruleOf(pack.audience, sensitivity);

export const showIn = (pack: Pack, look: Look, sensitivity: Sensitivity): Shown => shownOf(look, ruleIn(pack, sensitivity));

/** Whether an audience sees counts as counted. */
export const isExact = (rule: Rule): boolean => rule.base === 1;

/** Lowest and highest count behind a look; a hidden one may be anything up to what is given. */
export function spanOf(look: Look, { threshold, base, zeroMerges }: Rule, most: number): readonly [low: number, high: number] {
	if (look === 'hidden') return [0, most];
	if (look === 'few') return [zeroMerges ? 0 : 1, threshold - 1];
	if (base === 1 || look === 0) return [look, look];
	return [Math.max(threshold, Math.ceil(look - base / 2)), Math.ceil(look + base / 2) - 1];
}
