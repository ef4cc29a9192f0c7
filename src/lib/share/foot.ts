import { POLICIES, ruleOf, type Pack } from '../disclosure/pack';
import { spanWords } from './reading';

/** Printed across what shows exact counts; null where nothing does. */
export const watermarkOf = ({ audience }: Pack): string | null => POLICIES[audience].watermark;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The line under a slide, a chart or a picture: rounding, small counts, the period, whether the data are made up. */
export function footOf(pack: Pack): string {
	const { base, threshold } = ruleOf(pack.audience, pack.sensitivity);
	return [
		base > 1 ? `Counts are rounded to the nearest ${String(base)}; <${String(threshold)} means fewer than ${String(threshold)}.` : '',
		`${capital(spanWords(pack.period))}.`,
		pack.synthetic ? 'Synthetic data.' : ''
	]
		.filter((part) => part !== '')
		.join(' ');
}
