import type { Role } from '../../contract';
import { classify } from '../../privacy/classify';
import type { ColumnFacts } from '../column-facts';
import { proposePlaces } from './propose-places';
import type { ProfileSpec } from './profile-spec';
import type { Proposals } from './proposal';

const TYPE = /\balert (type|category)\b|^type of alert$|^alert$/;
const RAISED = /\b(raised|triggered|activated|alert (time|date)|date of alert)\b/;
const ACKNOWLEDGED = /\b(acknowledged|ack|responded)\b/;
const CLOSED = /\b(closed|resolved|cleared|completed)\b/;
const PERSONAL =
	/\b(names?|surname|forename|phone|mobile|tel|telephone|e ?mail|user|device|imei|imsi|handset|serial|token|contact|responder|operator|guard|officer|assigned|student|staff|guardian)\b/;
const AREA = /^(region|site|campus|zone|area|geofence|location region)( name)?$/;
const OUTCOME = /^(outcome|resolution|result|close[d]? (reason|code)|closure (reason|code)|disposition)$/;

const isPersonal = ({ text }: ColumnFacts): boolean => PERSONAL.test(text) && !AREA.test(text);

const find = (
	columns: readonly ColumnFacts[],
	pattern: RegExp,
	also: (column: ColumnFacts) => boolean = () => true
): ColumnFacts | undefined => columns.find((column) => pattern.test(column.text) && !isPersonal(column) && also(column));

/** Alert exports of a personal-safety app: one row per alert with the times at which it was raised, acknowledged and closed. */
export const safezone: ProfileSpec = {
	profile: 'safezone',
	matches: (columns) => {
		const times = find(columns, ACKNOWLEDGED) ?? find(columns, CLOSED);
		const placed = proposePlaces(columns);
		return Boolean(find(columns, TYPE) && find(columns, RAISED) && times && placed.size >= 2);
	},
	propose: (columns) => {
		const proposals: Proposals = proposePlaces(columns);
		const take = (column: ColumnFacts | undefined, role: Role, reason: string): void => {
			if (column && !proposals.has(column.index)) proposals.set(column.index, { role, reason });
		};
		take(find(columns, TYPE), 'category', 'Type of the alert.');
		const moment = find(columns, RAISED, ({ timed }) => timed >= 0.5);
		take(moment, 'datetime', 'When the alert was raised.');
		if (!moment) {
			take(
				find(columns, RAISED, ({ dated }) => dated >= 0.5),
				'date',
				'Day on which the alert was raised.'
			);
			take(
				find(columns, RAISED, ({ clock }) => clock >= 0.5),
				'time',
				'Time at which the alert was raised.'
			);
		}
		take(find(columns, OUTCOME), 'outcome', 'How the alert ended.');
		take(find(columns, AREA), 'area', 'Region of the site.');
		take(
			[...proposals.values()].some(({ role }) => role === 'area') ? undefined : find(columns, /\bpost ?code\b/),
			'area',
			'The district of the postcode; no region is given.'
		);
		take(
			columns.find((column) => classify(column).id && !isPersonal(column)),
			'id',
			'Compared during the import, then dropped.'
		);
		return proposals;
	},
	origin: () => 'public',
	snapped: false,
	identifies: isPersonal,
	dropped: (column) => {
		const { text } = column;
		if (isPersonal(column)) return 'People and their devices: dropped by this profile.';
		return ACKNOWLEDGED.test(text) || CLOSED.test(text) ? 'Response times are not part of the incident.' : null;
	}
};
