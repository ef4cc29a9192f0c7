const MONTH =
	'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAY = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const YEAR = '(?:19|20)\\d\\d';
const PERIOD = new RegExp(
	`^(?:fy ?)?${YEAR}(?:[-/](?:\\d\\d|${YEAR}))?$|^${YEAR}-\\d\\d(?:-\\d\\d(?: 00:00:00)?)?$|^(?:${YEAR}[ -]?)?q[1-4](?:[ -]?${YEAR})?$|^(?:${YEAR}[ -])?(?:${MONTH})(?:[ -]'?(?:\\d\\d|${YEAR}))?$|^(?:${DAY})$|^w(?:ee)?k ?\\d\\d?$`,
	'i'
);

/** Whether a text names a stretch of time, as the columns or rows of a table of counts do: "2019", "2019/20", "Q1 2020", "Jan-21", "Monday". */
export const isPeriod = (text: string): boolean => PERIOD.test(text.trim());

/** The period that a header begins or ends with, as where two rows of labels were joined: "2019 Burglary"; null without one. */
export function periodIn(header: string): string | null {
	const text = header.replace(/ \(\d+\)$/, '').trim();
	if (isPeriod(text)) return text.toLowerCase();
	const words = text.split(/\s+/);
	const ends = [words[0] ?? '', words.at(-1) ?? ''];
	return ends.find((word) => isPeriod(word) && !/^(may|mar|sun|sat|wed)$/i.test(word))?.toLowerCase() ?? null;
}
