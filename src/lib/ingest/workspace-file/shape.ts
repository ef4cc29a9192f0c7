/** Reads JSON from anyone: own fields only, each of the kind and within the range that it must have. */
import { damaged } from './faults';

export function field(value: unknown, name: string, where: string): unknown {
	if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name))
		return (value as Record<string, unknown>)[name];
	throw damaged(`${where} has no ${name}`);
}

/** The same, for a field that need not be there. */
export const optional = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

export function text(value: unknown, most: number, where: string): string {
	if (typeof value === 'string' && value.length <= most) return value;
	throw damaged(`${where} is no text of at most ${String(most)} characters`);
}

export function whole(value: unknown, from: number, to: number, where: string): number {
	if (typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to) return value;
	throw damaged(`${where} is no whole number from ${String(from)} to ${String(to)}`);
}

export function flag(value: unknown, where: string): boolean {
	if (typeof value === 'boolean') return value;
	throw damaged(`${where} is neither true nor false`);
}

export function oneOf<T extends string>(value: unknown, list: readonly T[], where: string): T {
	const known = list.find((one) => one === value);
	if (known !== undefined) return known;
	throw damaged(`${where} is not known`);
}

export function list<T>(value: unknown, most: number, where: string, read: (item: unknown, index: number) => T): T[] {
	if (Array.isArray(value) && value.length <= most) return value.map((item: unknown, i) => read(item, i));
	throw damaged(`${where} is no list of at most ${String(most)} entries`);
}

export function json(source: string, where: string): unknown {
	try {
		return JSON.parse(source) as unknown;
	} catch {
		throw damaged(`${where} is not valid JSON`);
	}
}
