import type { AskRefusal } from '../../core/answers';

type Words = readonly [fault: string, remedy: string];
const TABLE = 'The table is called incidents; its columns are listed beside the editor.';

const TYPES: Readonly<Record<string, string>> = {
	VARCHAR: 'text',
	STRING_LITERAL: 'text',
	DATE: 'a date',
	TIMESTAMP: 'a date and time',
	INTERVAL: 'a length of time',
	BOOLEAN: 'yes or no'
};
const typeName = (type: string): string => TYPES[type.replace(/\(.*/s, '').trim()] ?? 'a number';
const quotedNames = (text: string): string[] => [...text.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
const meant = (names: readonly string[], otherwise: string): string =>
	names.length > 0 ? `Did you mean ${names.slice(0, 3).join(', ')}?` : otherwise;

/** What the engine says → what a person reads. No message repeats a value of a row. */
const MESSAGES: readonly (readonly [RegExp, (found: RegExpExecArray) => Words])[] = [
	[/syntax error at end of input/, () => ['The statement ends too soon.', 'Something is missing at its end.']],
	[
		/syntax error at or near "([^]*?)"\n?/,
		([, near = '']) => [
			`“${near}” is not expected here.`,
			'Look just before it: a comma, a bracket or a word may be missing or one too many.'
		]
	],
	[
		/(?:Referenced|Values list) .*?column "?([^"\n]*?)"? not found[^\n]*(?:\nCandidate bindings: ([^\n]*))?/,
		([, name = '', candidates = '']) => [
			`There is no column “${name}”.`,
			meant(quotedNames(candidates), 'The columns are listed beside the editor.')
		]
	],
	[
		/does not have a column named "([^"]*)"/,
		([, name = '']) => [`There is no column “${name}”.`, 'The columns are listed beside the editor.']
	],
	[/Table with name (\S+) does not exist/, ([, name = '']) => [`There is no table “${name}”.`, TABLE]],
	[
		/Function with name "?([^"\s]+)"? does not exist/,
		([, name = '']) => [`There is no function “${name}”.`, 'The functions are listed beside the editor.']
	],
	[
		/column "([^"]+)" must appear in the GROUP BY/,
		([, name = '']) => [`“${name}” is neither grouped by nor summed up.`, `Add it to GROUP BY, or take any_value(${name}).`]
	],
	[
		/Ambiguous reference to column name "([^"]+)"/,
		([, name = '']) => [`“${name}” may be one of several columns.`, 'Put the name of its table and a point before it.']
	],
	[
		/No function matches the given name and argument types '([\w%+*/|<>=~-]+)\(([^]*?)\)'/,
		([, name = '', types = '']) => [
			`${name} cannot be worked out from ${types === '' ? 'nothing' : types.split(',').map(typeName).join(' and ')}.`,
			'Check what it takes, or change the type, for example with try_cast(x AS DOUBLE).'
		]
	],
	[
		/Cannot compare values of type (\S+) (?:in|and)[^]*?type (\S+)/,
		([, a = '', b = '']) => [
			`${typeName(a)} is compared with ${typeName(b)}.`,
			'Put texts and dates into single quotes, and change types with cast(… AS …).'
		]
	],
	[
		/Could not convert string .*? to '?"?(\w+)|[Ii]nvalid .*?field format/,
		() => ['A text cannot be read as a number or a date.', 'Use try_cast(… AS …): it gives null there.']
	],
	[
		/Out of Memory|could not allocate|memory limit/i,
		() => ['The question needs more memory than there is.', 'Ask for less at once: filter with WHERE, or group.']
	],
	[/[Dd]ivision by zero/, () => ['A number is divided by zero.', 'Use nullif(x, 0) below the line.']],
	[/[Oo]verflow|Out of Range/, () => ['A number grew too large to be worked out.', 'Change its type with cast(x AS DOUBLE).']],
	[
		/aggregate function calls cannot be nested/,
		() => ['A sum cannot be taken of a sum at once.', 'Put the inner one into WITH … AS (…) first.']
	],
	[
		/(?:WHERE|GROUP BY) clause cannot contain aggregate/,
		() => ['Sums cannot stand in WHERE or GROUP BY.', 'Put conditions on sums into HAVING.']
	],
	[
		/Cannot prepare multiple statements|single statement/,
		() => ['One statement at a time.', 'PIVOT needs its values listed: ON x IN (…).']
	],
	[/Permission Error|disabled by configuration/, () => ['Only the loaded incidents can be asked, no file and no address.', TABLE]]
];

/** Errors that arise while rows are read: their text may hold a value. */
const OF_ROWS = /^(Conversion|Invalid Input|Out of Range|Serialization|Mismatch Type) Error/;

function wordsOf(message: string): Words {
	for (const [pattern, words] of MESSAGES) {
		const found = pattern.exec(message);
		if (found) return words(found);
	}
	if (OF_ROWS.test(message))
		return ['A value cannot be worked out.', 'Check the types: try_cast(… AS …) gives null where a value does not fit.'];
	const first = (message.split('\n')[0] ?? '').replace(/^[\w ]*Error: /, '');
	return [first === '' ? 'The question cannot be answered.' : first.replace(/[.!]?$/, '.'), 'Change the statement and run it again.'];
}

/** Place in the user's text that a message points at, when it does. `before` lines stand before that text. */
function placeOf(message: string, sql: string, before: number): { from: number; to: number } | null {
	const found = /\nLINE (\d+): ([^\n]*)\n( *)\^/.exec(message);
	if (!found) return null;
	const [, line = '', shown = '', indent = ''] = found;
	const lines = sql.split('\n');
	const at = Number(line) - 1 - before;
	const own = lines[at];
	if (own === undefined) return { from: sql.length, to: sql.length };
	const start = lines.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0);
	// Long lines are shown in part, between dots.
	const cut = shown.startsWith('...') && !own.startsWith('...') ? own.indexOf(shown.replace(/^\.{3}|\.{3}$/g, '')) - 3 : 0;
	const column = indent.length - `LINE ${line}: `.length + cut;
	const from = start + Math.max(0, Math.min(own.length, column));
	const word = /^(?:[\p{L}\p{N}_]+|"[^"]*"|'[^']*'|[^\s])/u.exec(sql.slice(from))?.[0] ?? '';
	return { from, to: from + word.length };
}

/** What the engine said about a statement, in plain words; `before` lines stand before the user's text. */
export function faultOf(message: string, sql: string, before: number): AskRefusal {
	const place = placeOf(message, sql, before);
	const ended = place !== null && place.from >= sql.trimEnd().length;
	const [fault, remedy] = ended ? wordsOf('syntax error at end of input') : wordsOf(message);
	return { refused: { fault, remedy, at: place } };
}
