import { describe, expect, it } from 'vitest';
import { blankWorksheet, FACTORS, rankThemes, scoreTheme, type Theme, type Worksheet } from '../../src/lib/core/morile';

const scores = { physical: 3, psychological: 4, financial: 1, community: 2, likelihood: 3, capacity: 2, capability: 1 };
const theme: Theme = { name: 'Robbery', scores };
const sheet = (themes: readonly Theme[], weights: Partial<Worksheet['weights']> = {}): Worksheet => {
	const blank = blankWorksheet([]);
	return { ...blank, weights: { ...blank.weights, ...weights }, themes };
};

describe('the scoring worksheet', () => {
	it('multiplies the sum of harm by likelihood, and shows how', () => {
		expect(scoreTheme(theme, sheet([theme]))).toEqual({
			harm: 10,
			likelihood: 3,
			score: 30,
			position: 3,
			working: '(3 + 4 + 1 + 2) × 3 = 30'
		});
	});
	it('uses the weights, and shows those other than 1', () => {
		const scored = scoreTheme(theme, sheet([theme], { psychological: 2, financial: 0, likelihood: 0.5 }));
		expect(scored).toMatchObject({ harm: 13, likelihood: 1.5, score: 19.5, working: '(3 + 2 × 4 + 2) × (0.5 × 3) = 19.5' });
	});
	it('guesses nothing for what is empty', () => {
		const open = { name: 'Robbery', scores: { physical: 3, likelihood: 3 } };
		expect(scoreTheme(open, sheet([open]))).toMatchObject({ harm: null, likelihood: 3, score: null, position: null });
		expect(scoreTheme(open, sheet([open])).working).toBe(
			'not scored: without psychological harm, financial harm, community and environment'
		);
		const weights = { psychological: 0, financial: 0, community: 0 };
		expect(scoreTheme(open, sheet([open], weights)).score).toBe(9);
		expect(scoreTheme(theme, sheet([theme], { likelihood: 0 })).working).toBe('not scored: all weights of likelihood are 0');
	});
	it('leaves confidence and position out of the score', () => {
		const sure = { ...theme, scores: { ...scores, confidence: 5, capacity: 5, capability: 5 } };
		expect(scoreTheme(sure, sheet([sure])).score).toBe(scoreTheme(theme, sheet([theme])).score);
	});
	it('tells a score of 0 from none', () => {
		const none = { name: 'None', scores: { ...scores, likelihood: 0 } };
		const open = { name: 'Open', scores: {} };
		expect(rankThemes(sheet([open, none, theme])).map(({ theme: { name } }) => name)).toEqual(['Robbery', 'None', 'Open']);
	});
	it('begins without scores, and with a scale that says it is only an example', () => {
		const blank = blankWorksheet(['Robbery']);
		expect(blank.themes).toEqual([{ name: 'Robbery', scores: {} }]);
		expect(blank.scale).toContain('Illustrative');
		expect(FACTORS.every(({ id }) => blank.weights[id] === 1)).toBe(true);
	});
});
