import type { FileReport, Remark } from '../../../../ingest';

/** Said by a remark or by the bars, each with its figure. */
const SAID: ReadonlySet<string> = new Set(['no-location', 'missing-month', 'rejected']);

/** The remarks of a file, then its warnings that no remark says; a warning's first sentence leads. */
export function remarksToShow({ remarks, warnings }: Pick<FileReport, 'remarks' | 'warnings'>): Remark[] {
	const said = new Set([...SAID, ...remarks.map(({ code }) => code)]);
	const rest = warnings.filter(({ code }) => !said.has(code));
	return [...remarks, ...rest.map(({ code, message }) => ({ code, ...split(message) }))];
}

/** The first sentence, or what stands before a colon, and the rest. */
function split(message: string): Pick<Remark, 'lead' | 'detail'> {
	const end = /[.:]\s/.exec(message);
	if (!end) return { lead: message, detail: '' };
	const at = end.index + 1;
	return { lead: message.slice(0, at), detail: message.slice(at).trim() };
}
