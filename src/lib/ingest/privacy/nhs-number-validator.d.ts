declare module 'nhs-number-validator' {
	/** Ten digits without spaces whose check digit is right. */
	export function validate(nhsNumber: string): boolean;
}
