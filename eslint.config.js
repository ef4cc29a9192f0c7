import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { locks, rules as imports, settings } from './scripts/lint/rooms.js';
import svelteConfig from './svelte.config.js';

const LINES = { skipBlankLines: true, skipComments: true };

/** @type {import('eslint').Linter.RulesRecord} */
const UNSEEN_TYPES = Object.fromEntries(
	['assignment', 'argument', 'call', 'member-access', 'return'].map((use) => [`@typescript-eslint/no-unsafe-${use}`, 'off'])
);
UNSEEN_TYPES['@typescript-eslint/no-unnecessary-condition'] = 'off';
UNSEEN_TYPES['@typescript-eslint/no-unnecessary-type-assertion'] = 'off';

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.cache/',
			'test-results/',
			'playwright-report/',
			'coverage/',
			'static/',
			'scripts/lint/resolver.cjs'
		]
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			// A number or a flag in a message reads as what it is.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// A type parameter may name what an answer is (connect<Api>).
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			eqeqeq: 'error',
			'no-console': ['error', { allow: ['error'] }],
			'no-eval': 'error',
			'no-new-func': 'error',
			'max-lines': ['error', { max: 250, ...LINES }],
			'max-lines-per-function': ['error', { max: 60, ...LINES }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			// Addresses are fragments of one page; collections are replaced, never mutated.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	// For each component the whole programme's types would be worked out anew, half of all the time of lint, and those of props not be seen
	// even so: svelte-check sees them all. What computes lives in modules.
	{
		files: ['**/*.svelte'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false } }
	},
	// JSDoc casts are seen by tsc.
	{ files: ['**/*.js', '**/*.mjs'], rules: UNSEEN_TYPES },
	{ files: ['src/**'], plugins: { boundaries }, settings, rules: imports },
	...locks,
	{ files: ['src/lib/cli/**', 'scripts/**', 'data/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		files: ['tests/**'],
		rules: {
			'max-lines-per-function': 'off',
			'max-lines': ['error', { max: 400, ...LINES }]
		}
	}
);
