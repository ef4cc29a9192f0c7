/** Words of a header in lower case, letters and digits apart: "CMPLNT_FR_DT" → cmplnt fr dt; "LSOA21Name" → lsoa 21 name. */
export function words(header: string): string[] {
	return header
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([A-Za-z])(\d)/g, '$1 $2')
		.replace(/(\d)([A-Za-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[\s\p{P}\p{S}]+/u)
		.filter((word) => word !== '');
}
