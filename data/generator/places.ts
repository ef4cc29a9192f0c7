import type { LngLat } from '../truths';

export const TOWNS = ['Canterbury', 'Maidstone'] as const;
export type Town = (typeof TOWNS)[number];

export type Kind = 'centre' | 'campus' | 'suburb' | 'village';

/** A neighbourhood of the sketch: rough position of a real place, everything else our own. */
export interface Place {
	readonly town: Town;
	readonly name: string;
	readonly kind: Kind;
	readonly centre: LngLat;
	/** Share of the town's incidents, any unit. */
	readonly share: number;
	/** Metres within which most of it lies. */
	readonly spread: number;
	/** Made-up area name, numbered from 901 so that it is no real LSOA. */
	readonly area: string;
}

type Row = readonly [name: string, kind: Kind, lng: number, lat: number, share: number, spread: number];

const CANTERBURY: readonly Row[] = [
	['High Street', 'centre', 1.0803, 51.2793, 15, 190],
	['Whitefriars', 'centre', 1.0842, 51.2776, 11, 180],
	['Westgate', 'centre', 1.0752, 51.2815, 7, 170],
	['Northgate', 'suburb', 1.0845, 51.2846, 6, 300],
	['Wincheap', 'suburb', 1.0703, 51.2732, 4.5, 300],
	['South Canterbury', 'suburb', 1.0842, 51.2688, 3.6, 460],
	['Longport', 'suburb', 1.0935, 51.2778, 4.6, 280],
	['St Dunstans', 'suburb', 1.0702, 51.2845, 4.4, 280],
	['University campus', 'campus', 1.0668, 51.2972, 5.5, 330],
	['Campus west', 'campus', 1.0592, 51.2992, 2.4, 250],
	['Hales Place', 'suburb', 1.0848, 51.2948, 4.4, 380],
	['Sturry Road', 'suburb', 1.0985, 51.2872, 4.8, 380],
	['Barton', 'suburb', 1.0985, 51.2735, 2.8, 420],
	['Thanington', 'suburb', 1.055, 51.267, 3, 400],
	['Harbledown', 'village', 1.0535, 51.2832, 1.1, 350],
	['Rough Common', 'village', 1.049, 51.2905, 1.5, 330],
	['Blean', 'village', 1.0425, 51.3075, 1.6, 360],
	['Tyler Hill', 'village', 1.068, 51.309, 0.8, 300],
	['Sturry', 'village', 1.118, 51.3015, 3, 420],
	['Fordwich', 'village', 1.1265, 51.2945, 0.8, 280],
	['Littlebourne', 'village', 1.164, 51.2735, 1, 320],
	['Bridge', 'village', 1.1265, 51.2455, 1.4, 320],
	['Chartham', 'village', 1.018, 51.2545, 2.2, 400],
	['Hersden', 'village', 1.158, 51.3215, 1.1, 330],
	['Whitstable', 'centre', 1.0262, 51.3575, 6, 380],
	['Tankerton', 'suburb', 1.0455, 51.3605, 2, 330],
	['Seasalter', 'suburb', 1.0085, 51.3445, 1.6, 420],
	['Chestfield', 'suburb', 1.066, 51.3495, 1.4, 480],
	['Herne Bay', 'centre', 1.1285, 51.3685, 6, 330],
	['Herne Bay south', 'suburb', 1.128, 51.361, 2.6, 430],
	['Beltinge', 'suburb', 1.156, 51.3655, 1.6, 420],
	['Herne', 'village', 1.133, 51.3495, 1.1, 380]
];

const MAIDSTONE: readonly Row[] = [
	['Week Street', 'centre', 0.5225, 51.275, 12, 190],
	['Bank Street', 'centre', 0.5222, 51.2722, 10, 170],
	['Lockmeadow', 'centre', 0.5172, 51.2718, 6, 170],
	['Brenchley', 'suburb', 0.5195, 51.2775, 4.5, 260],
	['Stone Street', 'suburb', 0.5265, 51.2685, 4.5, 290],
	['Fant', 'suburb', 0.5055, 51.2665, 4.4, 400],
	['Tovil', 'suburb', 0.5125, 51.2595, 2.8, 350],
	['Ringlestone', 'suburb', 0.5135, 51.2855, 2.4, 320],
	['Allington', 'suburb', 0.5035, 51.283, 2.2, 420],
	['Barming', 'suburb', 0.4835, 51.267, 1.9, 400],
	['Penenden Heath', 'suburb', 0.537, 51.2845, 2.6, 420],
	['Vinters', 'suburb', 0.5445, 51.277, 2.6, 420],
	['Mote', 'suburb', 0.5395, 51.2675, 2.6, 360],
	['Shepway', 'suburb', 0.5475, 51.2565, 5.2, 420],
	['Senacre', 'suburb', 0.556, 51.2495, 3, 330],
	['Park Wood', 'suburb', 0.552, 51.2425, 4.6, 350],
	['Loose', 'village', 0.517, 51.2435, 1.3, 360],
	['Bearsted', 'village', 0.577, 51.2745, 2, 480],
	['Downswood', 'suburb', 0.5675, 51.2645, 1.2, 320],
	['Coxheath', 'village', 0.4955, 51.2365, 1.6, 350],
	['Boughton', 'village', 0.535, 51.229, 0.7, 320],
	['Marden', 'village', 0.493, 51.1735, 1.2, 320],
	['Staplehurst', 'village', 0.5525, 51.1605, 1.6, 360],
	['Headcorn', 'village', 0.6265, 51.1685, 1.3, 320],
	['Harrietsham', 'village', 0.6705, 51.243, 0.8, 320],
	['Lenham', 'village', 0.718, 51.237, 1, 330],
	['Yalding', 'village', 0.4315, 51.224, 0.7, 300]
];

const build = (town: Town, rows: readonly Row[]): Place[] =>
	rows.map(([name, kind, lng, lat, share, spread], i) => {
		const area = `${town} ${String(901 + Math.floor(i / 4))}${'ABCD'.charAt(i % 4)}`;
		return { town, name, kind, centre: [lng, lat], share, spread, area };
	});

export const PLACES: Readonly<Record<Town, readonly Place[]>> = {
	Canterbury: build('Canterbury', CANTERBURY),
	Maidstone: build('Maidstone', MAIDSTONE)
};

/** Rough limits of each district, drawn well inside it: nothing lies in the sea or across the border. */
export const LIMITS: Readonly<Record<Town, readonly LngLat[]>> = {
	Canterbury: [
		[0.985, 51.34],
		[1.004, 51.3465],
		[1.018, 51.3555],
		[1.03, 51.3608],
		[1.06, 51.3622],
		[1.1, 51.3665],
		[1.125, 51.3702],
		[1.165, 51.37],
		[1.185, 51.345],
		[1.175, 51.31],
		[1.172, 51.27],
		[1.14, 51.24],
		[1.13, 51.21],
		[1.06, 51.21],
		[1.03, 51.235],
		[1.005, 51.25],
		[1.01, 51.28],
		[1.02, 51.31],
		[1.0, 51.325]
	],
	Maidstone: [
		[0.477, 51.262],
		[0.484, 51.274],
		[0.497, 51.287],
		[0.512, 51.291],
		[0.545, 51.292],
		[0.585, 51.284],
		[0.62, 51.27],
		[0.68, 51.262],
		[0.728, 51.245],
		[0.73, 51.225],
		[0.66, 51.2],
		[0.64, 51.165],
		[0.61, 51.16],
		[0.55, 51.15],
		[0.48, 51.165],
		[0.45, 51.2],
		[0.42, 51.215],
		[0.425, 51.24]
	]
};
