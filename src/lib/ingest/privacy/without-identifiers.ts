import { mask } from './mask';
import { districtsIn, isCard, isEmail, isNhsNumber, isNino, isPhone, holdsPhone, namesPerson } from './validators';

const IDENTIFIERS = [isEmail, isPhone, holdsPhone, isNino, isNhsNumber, isCard, namesPerson];

/** A name as it may be kept: masked when it is or holds an identifier, with the district of a postcode only. */
export function withoutIdentifiers(name: string): string {
	return IDENTIFIERS.some((identifies) => identifies(name)) ? mask(name) : districtsIn(name);
}
