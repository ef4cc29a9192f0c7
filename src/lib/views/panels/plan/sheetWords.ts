import type { Plan, Rival } from '../../../deployment';
import { percent, TOO_FEW } from '../../../core/format';

/** Below this share one decimal is shown, so that two small ones differ. */
const SMALL = 0.1;

/** "Next 4 weeks’ incidents reached, 3 trials: this plan 39%, last 4 weeks’ map 31%."; empty where too little could be held out. */
export function triedWords({ backtest, words }: Pick<Plan, 'backtest' | 'words'>): string {
	const tried = (id: Rival['id']): { readonly name: string; readonly hit: number } | null => {
		const at = backtest.rivals.findIndex((rival) => rival.id === id);
		const hit = backtest.rivals[at]?.hit?.value;
		const name = words.backtest.rivals[at] ?? '';
		return hit === undefined ? null : { name: name.charAt(0).toLowerCase() + name.slice(1), hit };
	};
	const [own, before] = [tried('plan'), tried('previous')];
	if (!own || !before || backtest.incidents < TOO_FEW) return '';
	const digits = Math.min(own.hit, before.hit) < SMALL ? 1 : 0;
	return `${words.backtest.subtitle}: ${own.name} ${percent(own.hit, digits)}, ${before.name} ${percent(before.hit, digits)}.`;
}
