/**
 * British National Grid to WGS84 as "A guide to coordinate systems in Great Britain" (Ordnance Survey) prints it: the inverse
 * transverse Mercator series on the Airy ellipsoid (annexe C.2), then cartesian coordinates (B.1), the seven-parameter shift turned
 * round (section 6.6) and degrees again (B.2). Written out on its own, to check the library that the app uses.
 */
const AIRY = { a: 6_377_563.396, b: 6_356_256.909 };
const WGS84 = { a: 6_378_137, b: 6_356_752.314_245 };
const F0 = 0.9996012717;
const [LAT0, LNG0, E0, N0] = [(49 * Math.PI) / 180, (-2 * Math.PI) / 180, 400_000, -100_000];

type Place = readonly [lng: number, lat: number];

export function byTheBook(east: number, north: number): Place {
	const [lng, lat] = onAiry(east, north);
	const [x, y, z] = shift(cartesian(lng, lat));
	return degrees(x, y, z);
}

/** Meridional arc from the true origin, equation C3. */
function arc(lat: number): number {
	const { a, b } = AIRY;
	const n = (a - b) / (a + b);
	const [d, s] = [lat - LAT0, lat + LAT0];
	return (
		b *
		F0 *
		((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * d -
			(3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(d) * Math.cos(s) +
			((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * d) * Math.cos(2 * s) -
			(35 / 24) * n ** 3 * Math.sin(3 * d) * Math.cos(3 * s))
	);
}

function onAiry(east: number, north: number): Place {
	const { a, b } = AIRY;
	const e2 = 1 - (b * b) / (a * a);
	let lat = (north - N0) / (a * F0) + LAT0;
	for (let i = 0; i < 50 && Math.abs(north - N0 - arc(lat)) > 1e-6; i++) lat += (north - N0 - arc(lat)) / (a * F0);
	const sin2 = Math.sin(lat) ** 2;
	const v = a * F0 * (1 - e2 * sin2) ** -0.5;
	const p = a * F0 * (1 - e2) * (1 - e2 * sin2) ** -1.5;
	const eta2 = v / p - 1;
	const t = Math.tan(lat);
	const sec = 1 / Math.cos(lat);
	const d = east - E0;
	const vii = t / (2 * p * v);
	const viii = (t / (24 * p * v ** 3)) * (5 + 3 * t ** 2 + eta2 - 9 * t ** 2 * eta2);
	const ix = (t / (720 * p * v ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4);
	const x = sec / v;
	const xi = (sec / (6 * v ** 3)) * (v / p + 2 * t ** 2);
	const xii = (sec / (120 * v ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4);
	const xiia = (sec / (5040 * v ** 7)) * (61 + 662 * t ** 2 + 1320 * t ** 4 + 720 * t ** 6);
	return [LNG0 + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7, lat - vii * d ** 2 + viii * d ** 4 - ix * d ** 6];
}

type Cartesian = readonly [x: number, y: number, z: number];

/** On the ellipsoid, height 0. */
function cartesian(lng: number, lat: number): Cartesian {
	const { a, b } = AIRY;
	const e2 = 1 - (b * b) / (a * a);
	const v = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
	return [v * Math.cos(lat) * Math.cos(lng), v * Math.cos(lat) * Math.sin(lng), v * (1 - e2) * Math.sin(lat)];
}

/** OSGB36 to WGS84, parameters as printed: metres, seconds of arc, parts per million. */
function shift([x, y, z]: Cartesian): Cartesian {
	const second = Math.PI / 180 / 3600;
	const [rx, ry, rz] = [0.15 * second, 0.247 * second, 0.842 * second];
	const scale = 1 - 20.489e-6;
	return [446.448 + scale * (x - rz * y + ry * z), -125.157 + scale * (rz * x + y - rx * z), 542.06 + scale * (-ry * x + rx * y + z)];
}

function degrees(x: number, y: number, z: number): Place {
	const { a, b } = WGS84;
	const e2 = 1 - (b * b) / (a * a);
	const p = Math.hypot(x, y);
	let lat = Math.atan2(z, p * (1 - e2));
	for (let i = 0; i < 10; i++) {
		const v = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
		lat = Math.atan2(z + e2 * v * Math.sin(lat), p);
	}
	return [(Math.atan2(y, x) * 180) / Math.PI, (lat * 180) / Math.PI];
}
