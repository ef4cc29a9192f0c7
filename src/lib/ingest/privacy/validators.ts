/** Shapes of identifiers in single values. All patterns are linear. */
import { isPossiblePhoneNumber } from 'libphonenumber-js/min';
import { validate } from 'nhs-number-validator';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Ten digits, in one run or as 3-3-4. */
export const isTenDigits = (text: string): boolean => /^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(text);

/** Ten digits whose check digit, modulus 11, is right (NHS number). */
export const isNhsNumber = (text: string): boolean => isTenDigits(text) && validate(digitsOf(text));

/** A National Insurance number in it, HMRC manual NIM39110: forbidden letters and prefixes, suffix A–D. */
export const isNino = (text: string): boolean =>
	/(?:^|[^A-Z\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Z\d])/i.test(text);

export const isEmail = (text: string): boolean => /[^\s@,;]{1,64}@[^\s@,;]{1,190}\.[A-Za-z]{2,24}/.test(text);

/** United Kingdom numbers of full length, also without the leading 0 or +, or any possible number in international form. */
export function isPhone(text: string): boolean {
	if (!/^[+(\d][\d\s().-]{8,22}$/.test(text)) return false;
	const digits = digitsOf(text);
	if (text.startsWith('+') || digits.startsWith('00')) return isPossiblePhoneNumber(text.startsWith('+') ? text : `+${digits.slice(2)}`);
	return /^(?:0[12378]\d{9}|44[12378]\d{9})$/.test(digits);
}

/** A United Kingdom mobile number whose leading 0 a spreadsheet took: a sign only where most of a column has it. */
export const isShortMobile = (text: string): boolean => /^7[1-9]\d{8}$/.test(text);

/** A phone number inside a longer text. */
export const holdsPhone = (text: string): boolean =>
	text.length >= 10 && (text.match(/(?<!\d)(?:\+|\(?0)[\d\s().-]{8,20}\d/g) ?? []).some((part) => isPhone(part.trim()));

export const isUrl = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text);
export const isHandle = (text: string): boolean => /^@[A-Za-z0-9_.]{2,30}$/.test(text);

export function isIp(text: string): boolean {
	if (/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i.test(text)) return text.includes('::') || text.split(':').length === 8;
	const parts = text.split('.');
	return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

export const isMac = (text: string): boolean => /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(text);

/** Luhn check over a run of digits. */
function luhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = Number(digits[digits.length - 1 - i]);
		const twice = i % 2 === 1 ? digit * 2 : digit;
		sum += twice > 9 ? twice - 9 : twice;
	}
	return sum % 10 === 0;
}
export const isImei = (text: string): boolean => /^\d{15}$/.test(text) && luhn(text);
export const isCard = (text: string): boolean =>
	/^[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}$/.test(text) && digitsOf(text).length !== 15 && luhn(digitsOf(text));

/** DVLA driver number, 16 characters. */
export const isDrivingLicence = (text: string): boolean =>
	/^[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}(?:\s?\d{2})?$/i.test(text.replace(/^\s+|\s+$/g, ''));

/** Current registration mark with an age identifier that exists: 02–29 or 51–79. */
export function isVehicleMark(text: string): boolean {
	const match = /^[A-HJ-PR-Y]{2}(\d{2})\s?[A-HJ-PR-Z]{3}$/i.exec(text);
	const age = Number(match?.[1]);
	return (age >= 2 && age <= 29) || (age >= 51 && age <= 79);
}

const AREAS = new Set(
	(
		'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY ' +
		'HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR ' +
		'RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
	).split(' ')
);
const POSTCODE = /^([A-Z]{1,2})(\d[A-Z\d]?)\s?\d[ABD-HJLNP-UW-Z]{2}$/i;

/** A whole unit postcode of an existing area. */
export const isPostcode = (text: string): boolean => AREAS.has(POSTCODE.exec(text)?.[1]?.toUpperCase() ?? '');

const IN_TEXT = /\b([A-Z]{1,2})(\d[A-Z\d]?) ?\d[ABD-HJLNP-UW-Z]{2}\b/gi;

/** A text with every whole postcode of an existing area cut to its district ("High Street, CT2 7NZ" → "High Street, CT2"). */
export const districtsIn = (text: string): string =>
	text.replace(IN_TEXT, (whole, area: string, district: string) =>
		AREAS.has(area.toUpperCase()) ? `${area}${district}`.toUpperCase() : whole
	);

/** A whole postcode stands somewhere in a longer text. */
export const holdsPostcode = (text: string): boolean => text.length > 8 && districtsIn(text) !== text;

/** District of a postcode alone ("CT2"). */
export const isDistrict = (text: string): boolean => AREAS.has(/^([A-Z]{1,2})\d[A-Z\d]?$/i.exec(text)?.[1]?.toUpperCase() ?? '');

export const isWhat3Words = (text: string): boolean => /^(?:\/\/\/)?[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}$/.test(text);
export const isHash = (text: string): boolean =>
	/^(?:[0-9a-f]{32,128}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.test(text);
export const isCrimeReference = (text: string): boolean => /^\d{2}\/\d{4,7}\/\d{2}$/.test(text);

const STREET =
	/\b(?:road|rd|street|st|avenue|ave|lane|ln|close|drive|dr|way|place|court|crescent|gardens|terrace|hill|square|row|grove|mews|park)\b/i;
/** House number and street. */
export function isStreetAddress(text: string): boolean {
	return /^(?:(?:flat|unit|apartment|apt|room)\s+\w{1,5},?\s+)?\d{1,4}[a-z]?,?\s+[A-Z]/i.test(text) && STREET.test(text);
}

/** A courtesy title before a capitalised word: a named person in running text. */
export const namesPerson = (text: string): boolean => /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|PC|PCSO|Sgt)\.?\s+[A-Z][a-z]+/.test(text);
