import type * as z from 'zod';
import type { ErrorBody, ErrorCode } from './errors.ts';
import type { RouteDefinition, RouteName, Routes } from './routes.ts';

type Field<R, K extends string, Wrap extends string> = R extends { [key in K]: infer S extends z.ZodType }
  ? { [key in Wrap]: z.input<S> }
  : object;

/** What a call of this route takes: path parameters, query and body, as the schemas want them, or a file's bytes. */
export type CallInput<N extends RouteName> = Field<Routes[N], 'params', 'params'> &
  Field<Routes[N], 'query', 'query'> &
  Field<Routes[N], 'body', 'body'> &
  (Routes[N] extends { bytes: object } ? { bytes: Blob } : object);

/** What it answers: a value, a file, or undefined for routes without a body. */
export type CallAnswer<N extends RouteName> = Routes[N] extends { answer: infer S extends z.ZodType }
  ? z.output<S>
  : Routes[N] extends { file: true }
    ? Blob
    : undefined;

type Address<N extends RouteName> = `${Uppercase<Routes[N]['method']>} ${Routes[N]['path']}`;
type NameOf<A extends string> = { [N in RouteName]: Address<N> extends A ? N : never }[RouteName];

/** An error that the server answered, or `network` when no answer came (nothing is known about the outcome). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: ErrorCode | 'network';
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly requestId: string | null;

  constructor(
    code: ErrorCode | 'network',
    status: number,
    message: string,
    details: Record<string, unknown>,
    requestId: string | null,
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.requestId = requestId;
  }
}

export interface ClientOptions {
  /** Prefix of every path, such as "/api/v1". */
  base: string;
  /** Extra headers per call: Accept-Language, Authorization in the shells. */
  headers: () => Record<string, string>;
  /** Milliseconds until a call without answer is given up. */
  timeoutMs: number;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface CallOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Sent to its end even when the page that asks is gone; its body is small then. */
  keepalive?: boolean;
}

/**
 * A typed caller for the API: `call('POST /orders', { body })`. It holds no schemas at run time, so it costs an app
 * nothing but this function. Throws ApiError.
 */
export function createClient(options: ClientOptions) {
  return async function call<A extends Address<RouteName>>(
    address: A,
    ...rest: object extends CallInput<NameOf<A>>
      ? [input?: CallInput<NameOf<A>>, options?: CallOptions]
      : [input: CallInput<NameOf<A>>, options?: CallOptions]
  ): Promise<CallAnswer<NameOf<A>>> {
    const [input, callOptions] = rest;
    const parts: {
      params?: Record<string, unknown>;
      query?: Record<string, unknown>;
      body?: unknown;
      bytes?: Blob;
    } = input ?? {};
    const [method = 'GET', path = ''] = address.split(' ');
    const url = options.base + fillPath(path, parts.params ?? {}) + queryString(parts.query ?? {});
    const timeout = AbortSignal.timeout(callOptions?.timeoutMs ?? options.timeoutMs);
    const signal = callOptions?.signal ? AbortSignal.any([callOptions.signal, timeout]) : timeout;
    const send = options.fetch ?? fetch;
    let response: Response;
    try {
      response = await send(url, {
        method,
        signal,
        ...(callOptions?.keepalive && { keepalive: true }),
        credentials: 'same-origin',
        headers: {
          Accept: 'application/json',
          ...contentType(parts),
          ...options.headers(),
        },
        ...contentOf(parts),
      });
    } catch (cause) {
      if (callOptions?.signal?.aborted) throw cause;
      throw new ApiError('network', 0, 'network', {}, null);
    }
    if (response.status === 204) return undefined as CallAnswer<NameOf<A>>;
    if (response.ok && response.headers.has('content-disposition'))
      return (await response.blob()) as CallAnswer<NameOf<A>>;
    const json: unknown = await response.json().catch(() => undefined);
    if (response.ok) return json as CallAnswer<NameOf<A>>;
    throw asApiError(response.status, json);
  };
}

/** The caller that `createClient` makes. */
export type ApiCall = ReturnType<typeof createClient>;

interface Content {
  body?: unknown;
  bytes?: Blob;
}

function contentType({ body, bytes }: Content): Record<string, string> {
  if (bytes) return { 'Content-Type': bytes.type };
  return body === undefined ? {} : { 'Content-Type': 'application/json' };
}

function contentOf({ body, bytes }: Content): { body?: Blob | string } {
  if (bytes) return { body: bytes };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function fillPath(path: RouteDefinition['path'], params: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

function queryString(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
}

function asApiError(status: number, json: unknown): ApiError {
  const body = json as Partial<ErrorBody> | undefined;
  if (!body?.error) return new ApiError('network', status, 'network', {}, null);
  return new ApiError(body.error.code, status, body.error.message, body.error.details, body.error.requestId);
}
