/** Counts of tests, read from the runners' own reports. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** @param {Tally} tally */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A runner that ended badly without naming a failure, or that ran nothing, has failed. @param {Tally} tally @param {number} code @returns {Tally} */
export const withExit = (tally, code) => {
	const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0);
	return silent ? { ...tally, failed: 1 } : tally;
};

/** @param {readonly { code: number }[]} outcomes @returns {Tally} */
export const fromChecks = (outcomes) => {
	const failed = outcomes.filter(({ code }) => code !== 0).length;
	return { ...NOTHING, passed: outcomes.length - failed, failed };
};

/**
 * Vitest's JSON report. A file that could not be loaded holds no test: it counts as one failure.
 * @param {unknown} report @returns {Tally}
 */
export function fromVitest(report) {
	const { testResults } = /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */ (report);
	const states = testResults.flatMap(({ status, assertionResults }) => {
		const own = assertionResults.map((result) => result.status);
		return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
	});
	const failed = states.filter((state) => state === 'failed').length;
	const passed = states.filter((state) => state === 'passed').length;
	return { passed, failed, skipped: states.length - passed - failed };
}

/**
 * Playwright's JSON report. A flaky test has failed once, so it has failed.
 * @param {unknown} report @returns {Tally}
 */
export function fromPlaywright(report) {
	const { stats, errors } =
		/** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} */ (report);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
