import type { Origin } from '../../core/incident';

/** The name of a force ("Kent Police") says who keeps the record, not who made it. */
const OFFICER = /^police$|\b(officer|patrol|proactive|self.?initiated|warden|marshal|pcso|stop and search)\b/i;
const PUBLIC = /\b(public|caller|call|victim|witness|resident|member|student|online|999|101|app|e-?mail|telephone|phone)\b/i;

/** Who made a record, from the words of an origin column. */
export function originOf(text: string): Origin {
	return PUBLIC.test(text) ? 'public' : OFFICER.test(text) ? 'officer' : 'unknown';
}
