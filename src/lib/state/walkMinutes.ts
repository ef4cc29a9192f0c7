/** Metres on foot as minutes. @param speed km/h */
export const walkMinutes = (metres: number, speed: number): number => (metres * 60) / (1000 * speed);
