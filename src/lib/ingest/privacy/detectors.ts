import { both, either, header, not, once, share, type Detector, type Test } from './detector';
import * as is from './validators';

/** What keeping the points of a file would mean. */
export const POINTS_KEPT =
	'Exact points stay in memory for this session, for finer hexagons, repeats nearby and routes. They are never saved, and anybody at this screen can read addresses from them.';

const drop = (name: string, reason: string, finds: Test, id = false): Detector => ({
	name,
	class: 'drop',
	direct: true,
	id,
	reason,
	finds
});

const coarsen = (name: string, reason: string, finds: Test): Detector => ({
	name,
	class: 'coarsen',
	direct: false,
	id: false,
	reason,
	finds
});
/** Dropped unless the user types what it is needed for. */
const optIn = (name: string, reason: string, finds: Test, override: string): Detector => ({
	name,
	class: 'drop',
	direct: false,
	id: false,
	reason,
	finds,
	override
});
const ordinary = (name: string, reason: string, finds: Test): Detector => ({
	name,
	class: 'keep',
	direct: false,
	id: false,
	reason,
	finds
});

/** Most of the ten-digit values have the right check digit; one in eleven has it by chance. */
const nhsNumbers: Test = ({ values }) => {
	const ten = values.filter(is.isTenDigits);
	return ten.length > 0 && ten.filter(is.isNhsNumber).length > 0.5 * ten.length;
};
const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const longText: Test = ({ values, distinct }) => {
	if (values.length === 0 || distinct <= values.length * 0.5) return false;
	return median(values.map((value) => value.length)) > 40 || median(values.map((value) => value.split(/\s+/).length)) > 6;
};
const NOTES = /\b(notes?|comments?|remarks?|narrative|free ?text|summary|circumstances|log entry|modus operandi|mo text|message)\b/;
/** Mostly distinct texts of several words. */
const wordy: Test = ({ values, distinct }) =>
	values.length > 0 && distinct > values.length * 0.5 && median(values.map((value) => value.split(/\s+/).length)) >= 3;
const unique: Test = ({ values, distinct }) => values.length > 0 && distinct >= values.length * 0.95;
const isDate: Test = ({ dated, numeric }) => dated >= 0.8 && numeric < 0.5;
const measured: Test = ({ numeric }) => numeric >= 0.8;

const PERSON =
	'(?:victim|reporter|caller|complainant|offender|suspect|defendant|witness|officer|student|staff|user|contact|driver|owner|person|patient|resident|tenant|guard|operator|responder|acknowledger|member|visitor|informant|first|last|sur|fore|full|middle|given|family|display)';

/**
 * The rules in order of precedence: what identifies a person comes first, and the first that fires decides.
 * Thresholds are shares of the present values in the head of the file.
 */
export const DETECTORS: readonly Detector[] = [
	drop('email', 'E-mail addresses identify people.', either(once(is.isEmail), header(/\be ?mail\b/))),
	drop('nhs_number', 'NHS numbers identify patients.', either(header(/\bnhs( no| number| num| id)?\b/), nhsNumbers)),
	drop(
		'nino',
		'National Insurance numbers identify people.',
		either(header(/\b(nino|ni (number|no)|national insurance)\b/), once(is.isNino))
	),
	drop(
		'phone',
		'Telephone numbers identify people.',
		either(
			header(/\b((tele)?phones?|tel|mobiles?|cell ?phone|msisdn)\b/),
			share(is.isPhone, 0.2),
			share(is.isShortMobile, 0.8),
			both(share(is.holdsPhone, 0.2), not(longText))
		)
	),
	drop('url', 'Web addresses carry account names and record numbers.', share(is.isUrl, 0.2)),
	drop(
		'handle',
		'Account names identify people.',
		either(header(/\b(handle|user ?name|twitter|instagram|snapchat|facebook)\b/), share(is.isHandle, 0.2))
	),
	drop(
		'device_id',
		'Device numbers identify people.',
		either(header(/\b(imei|imsi|udid|device (id|no|number|token)|serial (no|number))\b/), share(is.isImei, 0.2))
	),
	drop('mac', 'Hardware addresses identify devices.', either(header(/\bmac( address)?\b/), share(is.isMac, 0.2))),
	drop('card', 'Payment card numbers identify people.', either(header(/\b(card (no|number)|pan)\b/), share(is.isCard, 0.2))),
	drop(
		'driving_licence',
		'Driving licence numbers identify people.',
		either(header(/\bdriv(ing|er) licence\b/), share(is.isDrivingLicence, 0.2))
	),
	drop('passport', 'Passport numbers identify people.', header(/\bpassport\b/)),
	drop(
		'ip',
		'Network addresses identify devices.',
		either(header(/\bip( address)?\b|\bipv ?[46]?\b/), both(not(header(/\b(version|build|release)\b/)), share(is.isIp, 0.2)))
	),
	drop(
		'vrm',
		'Registration marks identify vehicle keepers.',
		either(
			header(/\b(vrm|vehicle reg|reg(istration)? (no|number|mark|plate)|number plate|licen[cs]e plate)\b|^(vehicle )?(reg|registration)$/),
			share(is.isVehicleMark, 0.2)
		)
	),
	drop('what3words', 'what3words squares name a 3 m place.', either(header(/\b(what ?3 ?words|w ?3 ?w)\b/), share(is.isWhat3Words, 0.2))),
	drop('uprn', 'Property reference numbers name one address.', header(/\b(uprn|usrn|toid)\b/)),
	drop('dob', 'Dates of birth identify people.', header(/\b(dob|d o b|date of birth|(birth|born) ?(date|day|dt)?)\b/)),
	optIn(
		'special_category',
		'Special category data (UK GDPR article 9): not needed for maps and trends.',
		header(
			/\b(ethnic(ity| group| origin| appearance)?|race|racial|religi(on|ous)|faith|belief|sexuality|sexual orientation|disab(ility|led)|health|mental health|medical|diagnosis|medication|pregnan\w*|nationality|immigration|trade union|political|biometric)\b/
		),
		'Its values are kept as a category, outcome or area of your choice and show in menus and counts; each adds to what singles people out.'
	),
	optIn(
		'sex',
		'Describes people: not needed for maps and trends.',
		header(/\b(sex|gender)\b(?! offen[cs]e)/),
		'Its values are kept as a category, outcome or area of your choice; they count in how many rows stand out.'
	),
	drop(
		'person_name',
		'Names of people.',
		either(
			header(new RegExp(`\\b${PERSON} ?names?\\b`)),
			header(
				/^(names?|surname|forename|firstname|lastname|fullname|victim|reporter|caller|complainant|suspect|offender|witness|reported by person|assigned to|attended by|acknowledged by|closed by|raised by|created by|updated by)$/
			)
		)
	),
	drop(
		'address',
		'Street addresses with a house number name one home.',
		either(
			header(/\b(house (no|number|name)|street address|home address|postal address|full address)\b|^address( line)?( \d)?$/),
			share(is.isStreetAddress, 0.2)
		)
	),
	drop(
		'student_id',
		'Student and staff numbers identify people.',
		header(
			/\b(student|staff|employee|payroll|member|person|user|customer|officer|badge|collar|warrant|shoulder) ?(no|number|num|id|ref)\b|\bcollar\b/
		),
		true
	),
	drop('hash_key', 'Persistent keys link to other files about the same incident.', share(is.isHash, 0.2), true),
	drop(
		'crime_reference',
		'Reference numbers of incidents lead back to people.',
		either(
			header(
				/\b(crime|incident|case|complaint|report|offen[cs]e|event|call|cad|log|alert|job|ticket|record|reference|urn|stop|search|collision|accident)s? ?(ref(erence)?|no|num(ber)?|id|urn)\b|^(urn|ref|reference|ccn|caseno|guid|uuid|cad|crn)$/
			),
			share(is.isCrimeReference, 0.2)
		),
		true
	),
	drop(
		'row_id',
		'Running numbers add nothing to counts.',
		both(
			unique,
			either(
				header(/^(id|row( id| no| number)?|index|(object|record|asset|u|o|f|g) ?id|.*\bid)$/),
				both(
					({ integer, values, low }) => integer === 1 && values.length >= 20 && low >= 0,
					({ values }) => isRunning(values)
				)
			)
		),
		true
	),
	drop(
		'free_text',
		'Free text can hold names, addresses and circumstances; it is always dropped.',
		both(not(isDate), either(longText, both(header(NOTES), wordy)))
	),
	drop('named_person', 'Values name people by title.', once(is.namesPerson)),
	coarsen(
		'postcode_full',
		'Whole postcodes cover about 15 addresses: only the district (such as CT2) is kept, as an area.',
		either(share(is.isPostcode, 0.02), once(is.holdsPostcode))
	),
	coarsen(
		'age',
		'Ages become bands (such as 25–34); they are not needed for maps and trends.',
		both(header(/\bages?\b(?! (range|band|group))/), measured)
	),
	coarsen('age_band', 'Age bands describe people; they are not needed for maps and trends.', header(/\bage (range|band|group)\b/)),
	{
		...coarsen('coord_exact', 'Exact positions: stored as hexagons, not as points.', exactCoordinate),
		override: POINTS_KEPT
	},
	ordinary('coord_coarse', 'Coordinates of a hundred metres or so, or shared by many rows.', coordinate),
	ordinary('postcode_district', 'Postcode districts cover thousands of addresses.', share(is.isDistrict, 0.8)),
	ordinary(
		'geography_code',
		'Codes of official areas.',
		share((text) => /^[EWSNK]\d{8}$/.test(text), 0.8)
	),
	ordinary('datetime', 'When something happened.', isDate)
];

/** Counts up or down by one from row to row. */
function isRunning(values: readonly string[]): boolean {
	let steps = 0;
	for (let i = 1; i < values.length; i++) if (Math.abs(Number(values[i]) - Number(values[i - 1])) === 1) steps++;
	return steps >= 0.8 * (values.length - 1);
}

const LATITUDE_OR_LONGITUDE = /\b(lat|latitude|lon|long|lng|longitude)\b/;
const EAST_OR_NORTH = /\b(east|easting|eastings|north|northing|northings)\b/;

/** A coordinate with more than 4 decimals, or on a metre grid, whose values rarely repeat; or both in one text. */
function exactCoordinate({ text, values, distinct, decimals, numeric, low, high }: Parameters<Test>[0]): boolean {
	if (distinct < values.length * 0.5) return false;
	if (numeric < 0.8) return values.length > 0 && values.filter(isExactText).length >= 0.8 * values.length;
	if (LATITUDE_OR_LONGITUDE.test(text) && low >= -180 && high <= 180) return decimals > 4;
	return EAST_OR_NORTH.test(text) && high > 1000 && values.filter((value) => Number(value) % 10 !== 0).length > 0.05 * values.length;
}

/** "51.279712, 1.081234", or a grid reference of ten digits. */
const isExactText = (text: string): boolean =>
	/^[([]?\s*-?\d{1,3}\.\d{5,}\s*[,;\s]\s*-?\d{1,3}\.\d{5,}\s*[)\]]?$/.test(text) || /^[A-Z]{2}\s?\d{5}\s?\d{5}$/i.test(text);

function coordinate({ text, values, numeric, low, high }: Parameters<Test>[0]): boolean {
	if (numeric >= 0.8) return (LATITUDE_OR_LONGITUDE.test(text) && low >= -180 && high <= 180) || (EAST_OR_NORTH.test(text) && high > 1000);
	return values.length > 0 && values.filter((value) => /^[A-Z]{2}\s?\d{2,4}\s?\d{2,4}$/i.test(value)).length >= 0.8 * values.length;
}
