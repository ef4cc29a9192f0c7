/**
 * Calls across a worker boundary. Replies are matched by id and every promise settles once: done, failed
 * (with its cause as text) or aborted. The last argument of a method may be an AbortSignal; a function
 * argument is called back as often as the worker likes (progress) until the call settles.
 */
import { HexbeatError } from './errors';

/** The part of Worker, MessagePort and DedicatedWorkerGlobalScope that both ends need. */
export interface Port {
	postMessage(message: unknown, transfer: Transferable[]): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
}

type Call = { id: number; method: string; args: unknown[] };
type Message =
	| ({ kind: 'call' } & Call)
	| { kind: 'abort'; id: number }
	| { kind: 'progress'; id: number; arg: number; value: unknown }
	| { kind: 'done'; id: number; value: unknown }
	| { kind: 'failed'; id: number; error: WireError };

interface WireError {
	name: string;
	code: string;
	fault: string;
	remedy: string;
	cause: string;
}

const HOLE = { signal: '\u0000signal', callback: '\u0000callback' } as const;

/** Every method answers with a promise, so that a page cannot tell a worker from a local object. */
export type Api = object;
type Method = (...args: unknown[]) => unknown;

/** Buffers of a value that move instead of being copied. A method marks them with `moved`. */
const transfers = new WeakMap<object, Transferable[]>();
export function moved<T extends object>(value: T, buffers: Transferable[]): T {
	transfers.set(value, buffers);
	return value;
}
const buffersOf = (values: readonly unknown[]): Transferable[] =>
	values.flatMap((v) => (typeof v === 'object' && v !== null ? (transfers.get(v) ?? []) : []));

function toWire(error: unknown): WireError {
	const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
	if (error instanceof HexbeatError)
		return { name: error.name, code: error.code, fault: error.fault, remedy: error.remedy, cause: describeCause(error) };
	const name = error instanceof Error ? error.name : 'Error';
	return { name, code: 'unexpected', fault: error instanceof Error ? error.message : String(error), remedy: '', cause };
}
function describeCause(error: Error): string {
	return error.cause instanceof Error ? error.cause.message : error.cause === undefined ? '' : JSON.stringify(error.cause);
}
function fromWire(wire: WireError): Error {
	if (wire.name === 'AbortError') return new DOMException(wire.fault, 'AbortError');
	const remedy = wire.remedy || 'Reload the page; if it happens again, report it with this message.';
	return new HexbeatError(wire.code, wire.fault, remedy, wire.cause ? { cause: new Error(wire.cause) } : undefined);
}

/** Offers an object's methods on a port. */
export function serve(port: Port, api: Api): void {
	const running = new Map<number, AbortController>();
	const methods = api as Record<string, Method | undefined>;
	const run = async ({ id, method, args }: Call): Promise<void> => {
		const abort = new AbortController();
		running.set(id, abort);
		const real = args.map((arg, i) => {
			if (arg === HOLE.signal) return abort.signal;
			if (arg === HOLE.callback)
				return (value: unknown) => {
					port.postMessage({ kind: 'progress', id, arg: i, value } satisfies Message, buffersOf([value]));
				};
			return arg;
		});
		try {
			const handler = methods[method];
			if (!handler) throw new HexbeatError('unknown-method', `No method ${method}.`, 'Reload the page.');
			const value = await handler.apply(api, real);
			port.postMessage({ kind: 'done', id, value } satisfies Message, buffersOf([value]));
		} catch (error) {
			port.postMessage({ kind: 'failed', id, error: toWire(error) } satisfies Message, []);
		} finally {
			running.delete(id);
		}
	};
	port.addEventListener('message', ({ data }: MessageEvent<Message>) => {
		if (data.kind === 'call') void run(data);
		else if (data.kind === 'abort') running.get(data.id)?.abort();
	});
}

interface Open {
	resolve(value: unknown): void;
	reject(error: Error): void;
	args: unknown[];
}

/** Stands for the object that `serve` offers on the other side. `stop` rejects whatever is open, with its reason. */
export function connect<T extends Api>(port: Port): { api: T; stop(reason: Error): void } {
	let next = 0;
	let stopped: Error | null = null;
	const open = new Map<number, Open>();
	const stop = (reason: Error): void => {
		stopped = reason;
		for (const call of open.values()) call.reject(reason);
		open.clear();
	};
	port.addEventListener('message', ({ data }: MessageEvent<Message>) => {
		if (data.kind === 'call' || data.kind === 'abort') return;
		const call = open.get(data.id);
		if (!call) return;
		if (data.kind === 'progress') {
			(call.args[data.arg] as (value: unknown) => void)(data.value);
			return;
		}
		open.delete(data.id);
		if (data.kind === 'done') call.resolve(data.value);
		else call.reject(fromWire(data.error));
	});
	port.addEventListener('error', (event) => {
		const message = 'message' in event && typeof event.message === 'string' ? event.message : 'it stopped answering';
		stop(new HexbeatError('worker-failed', `A background worker failed: ${message}.`, 'Reload the page and load the files again.'));
	});
	const send = (method: string, args: unknown[]): Promise<unknown> => {
		if (stopped) return Promise.reject(stopped);
		const id = next++;
		const signal = args.find((arg) => arg instanceof AbortSignal);
		if (signal?.aborted) return Promise.reject(new DOMException('Cancelled', 'AbortError'));
		const wire = args.map((arg) => (arg instanceof AbortSignal ? HOLE.signal : typeof arg === 'function' ? HOLE.callback : arg));
		return new Promise((resolve, reject) => {
			const abort = (): void => {
				port.postMessage({ kind: 'abort', id } satisfies Message, []);
				if (open.delete(id)) reject(new DOMException('Cancelled', 'AbortError'));
			};
			const settle =
				<V>(then: (value: V) => void) =>
				(value: V): void => {
					signal?.removeEventListener('abort', abort);
					then(value);
				};
			open.set(id, { resolve: settle(resolve), reject: settle(reject), args });
			signal?.addEventListener('abort', abort, { once: true });
			port.postMessage({ kind: 'call', id, method, args: wire } satisfies Message, buffersOf(args));
		});
	};
	const api = new Proxy({} as T, {
		get: (_, method) => (typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => send(method, args) : undefined)
	});
	return { api, stop };
}
