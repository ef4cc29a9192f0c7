/** The house as the import rules see it: rooms, who may import whom, which room holds which package. See src/README.md. */

/** @type {Record<string, string | string[]>} room → its files; a file may be in several (views/map is a part of views) */
const ROOMS = {
	core: 'src/lib/core/**',
	ingest: 'src/lib/ingest/**',
	formats: 'src/lib/ingest/formats/**',
	privacy: 'src/lib/ingest/privacy/**',
	columns: 'src/lib/ingest/columns/**',
	store: 'src/lib/store/**',
	duckdb: 'src/lib/store/duckdb-wasm/**',
	'duckdb-node': 'src/lib/store/duckdb-wasm/node.ts',
	clickhouse: 'src/lib/store/clickhouse/**',
	analysis: 'src/lib/analysis/**',
	disclosure: 'src/lib/disclosure/**',
	share: 'src/lib/share/**',
	files: 'src/lib/share/files/**',
	deployment: 'src/lib/deployment/**',
	exact: 'src/lib/deployment/exact/**',
	state: 'src/lib/state/**',
	views: 'src/lib/views/**',
	panels: 'src/lib/views/panels/**',
	map: 'src/lib/views/map/**',
	charts: 'src/lib/views/charts/**',
	cli: 'src/lib/cli/**',
	boot: ['src/lib/boot.ts', 'src/lib/boot/**'],
	routes: 'src/routes/**',
	cells: 'src/lib/core/cells.ts',
	app: 'src/*',
	sample: 'data/sample/**',
	// What a room shows to the rooms above it.
	'ingest-face': 'src/lib/ingest/{index,contract}.ts',
	'store-face': 'src/lib/store/{index,contract}.ts',
	'analysis-face': 'src/lib/analysis/**/index.ts',
	'disclosure-face': 'src/lib/disclosure/**/index.ts',
	'deployment-face': 'src/lib/deployment/**/index.ts',
	'share-face': 'src/lib/share/**/index.ts'
};
const WHOLE = [
	'core',
	'ingest',
	'store',
	'analysis',
	'disclosure',
	'deployment',
	'share',
	'state',
	'views',
	'cli',
	'boot',
	'routes',
	'app'
];
const FACES = ['ingest-face', 'store-face', 'analysis-face', 'disclosure-face', 'deployment-face', 'share-face'];
const BELOW = ['ingest', 'store', 'analysis', 'disclosure', 'deployment', 'share'];

/** @type {Record<string, string[]>} importing room → rooms it may import, besides itself and core */
const MAY_IMPORT = {
	ingest: ['store-face'],
	disclosure: ['analysis'],
	deployment: ['analysis'],
	share: ['analysis-face', 'disclosure-face'],
	state: [...FACES, 'sample'],
	panels: ['state', 'share-face'],
	boot: [...BELOW, 'state'],
	cli: [...BELOW, 'state', 'boot'],
	routes: ['boot', 'state', 'views', 'share-face'],
	app: WHOLE
};

/** @type {[sources: string[], rooms: string[]][]} packages → the only rooms that may import them */
const FENCES = [
	[['@duckdb/**', 'apache-arrow{,/**}'], ['duckdb']],
	[['@clickhouse/**'], ['clickhouse']],
	[['@deck.gl/**', '@luma.gl/**', '@loaders.gl/**', 'maplibre-gl{,/**}', 'pmtiles{,/**}'], ['map']],
	[['h3-js{,/**}'], ['cells', 'map']],
	[
		['d3-*', 'd3'],
		['charts', 'map']
	],
	[['d3-array'], ['analysis', 'charts', 'map']],
	[['papaparse', '@zip.js/**', 'read-excel-file/**', 'hyparquet', 'hyparquet-compressors'], ['formats']],
	[['highs{,/**}'], ['exact', 'boot']],
	[['pptxgenjs', 'write-excel-file{,/**}'], ['files']],
	[['proj4'], ['columns']],
	[['libphonenumber-js{,/**}', 'nhs-number-validator'], ['privacy']],
	[['@stdlib/**'], ['analysis']],
	[
		['$app/**', '$env/**'],
		['routes', 'state']
	],
	[['node:*'], ['cli', 'duckdb-node']]
];

const room = (/** @type {string | string[]} */ names) => ({ file: { categories: names } });

export const settings = {
	'boundaries/root-path': new URL('../..', import.meta.url).pathname,
	'boundaries/elements': [],
	'boundaries/files': Object.entries(ROOMS).map(([category, pattern]) => ({ category, pattern })),
	'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
	'boundaries/additional-dependency-nodes': [
		{ selector: 'NewExpression[callee.name=URL] > Literal:first-child', kind: 'value', name: 'worker' },
		{ selector: 'TSImportType Literal', kind: 'type', name: 'import-type' }
	],
	'import/resolver': { [new URL('./resolver.cjs', import.meta.url).pathname]: {} }
};

const local = { module: { origin: 'local' } };
const packages = [{ module: { origin: 'external' } }, { module: { origin: 'core' } }];

/** Later policies win over earlier ones. */
const policies = [
	{ allow: packages.map((to) => ({ to })) },
	...FENCES.flatMap(([sources, rooms]) => [
		{
			disallow: { dependency: { source: sources } },
			message: `{{dependency.source}} is used only in ${rooms.join(' and ')} (see src/README.md).`
		},
		{ from: room(rooms), allow: { dependency: { source: sources } } }
	]),
	{ allow: { to: { ...local, ...room('core') } } },
	...WHOLE.map((name) => ({ from: room(name), allow: { to: { ...local, ...room(name) } } })),
	...Object.entries(MAY_IMPORT).map(([from, to]) => ({ from: room(from), allow: { to: { ...local, ...room(to) } } })),
	{ from: room('views'), allow: { to: { ...local, ...room(FACES) }, dependency: { kind: 'type' } } },
	{ from: room('core'), disallow: { to: { ...local, ...room(WHOLE.filter((name) => name !== 'core')) } } }
];

/** @type {import('eslint').Linter.RulesRecord} */
export const rules = {
	'boundaries/dependencies': [
		'error',
		{
			default: 'disallow',
			checkAllOrigins: true,
			checkUnknownLocals: true,
			checkInternals: true,
			message: '{{from.file.categories.[0]}} may not import {{dependency.source}}: imports run downward only (see src/README.md).',
			policies
		}
	],
	'boundaries/no-unknown-files': 'error'
};

const LOCKS = [
	{
		selector: ':matches(TSAsExpression, TSTypeAssertion) > .typeAnnotation[typeName.name="CleanBatch"]',
		message: 'Only ingest/privacy/gate.ts makes a CleanBatch.'
	},
	{
		selector: ':matches(TSAsExpression, TSTypeAssertion) > .typeAnnotation TSTypeReference[typeName.name="CleanBatch"]',
		message: 'Only ingest/privacy/gate.ts makes a CleanBatch.'
	}
];
const ENGINE = [
	{
		selector:
			'CallExpression[callee.property.name=/^(run|append)$/]:matches([callee.object.name=/engine/i], [callee.object.property.name=/engine/i])',
		message: 'Only the named questions call the engine: ask the store.'
	}
];

/** The two locks: who makes a CleanBatch, who calls the engine. @type {import('eslint').Linter.Config[]} */
export const locks = [
	{
		files: ['src/**'],
		ignores: ['src/lib/ingest/privacy/gate.ts', 'src/lib/store/**'],
		rules: { 'no-restricted-syntax': ['error', ...LOCKS, ...ENGINE] }
	},
	{ files: ['src/lib/store/**'], rules: { 'no-restricted-syntax': ['error', ...LOCKS] } },
	{ files: ['src/lib/ingest/privacy/gate.ts'], rules: { 'no-restricted-syntax': ['error', ...ENGINE] } }
];
