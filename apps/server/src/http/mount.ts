import type { Served } from '@hexaflate/cache';
import { matchesEtag } from '@hexaflate/cache';
import {
  type CallAnswer,
  ErrorBodySchema,
  type ErrorCode,
  errorKinds,
  type RouteDefinition,
  type RouteName,
  type Routes,
  routes,
} from '@hexaflate/contract';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type * as z from 'zod';
import type { OpenedSession } from '../auth/give-access.ts';
import type { AgentSession, OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import type { RequestFacts } from './request-facts.ts';
import { VIEW_HEADERS, VIEW_TYPE } from './view-answer.ts';

/** Where the routes of the contract lie. */
export const API = '/api/v1';

/** Variables that middleware leaves on a request. */
export interface HttpEnv {
  /** What the listener knows of a request. */
  Bindings: { facts: RequestFacts };
  Variables: {
    facts: RequestFacts;
    agent: AgentSession;
    operator: OperatorSession;
    /** Thumbprint of the key that signed the request, on routes with `proof`. */
    deviceKey: string;
    /** The session that this request opened or refreshed. */
    opened: OpenedSession;
  };
}

export type Router = OpenAPIHono<HttpEnv>;

type Read<R, K extends string> = R extends { [key in K]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** Who may call a route decides which session its handler gets. */
type SessionOf<R> = R extends { auth: 'agent' }
  ? AgentSession
  : R extends { auth: 'operator' }
    ? OperatorSession
    : undefined;

/** One call of a route: validated input, who asks, and from where. */
export interface Call<N extends RouteName> {
  params: Read<Routes[N], 'params'>;
  query: Read<Routes[N], 'query'>;
  body: Read<Routes[N], 'body'>;
  session: SessionOf<Routes[N]>;
  /** Thumbprint of the key that signed the request. */
  deviceKey: Routes[N] extends { proof: true } ? string : undefined;
  facts: RequestFacts;
  http: HonoContext<HttpEnv>;
}

/** A finished view instead of a value, for routes with an ETag. */
export interface ViewAnswer {
  view: Served;
  /** Headers of this answer alone, such as what cannot stand in bytes that many are served. */
  headers?: Record<string, string>;
}

/** The file itself for routes that answer one. */
type FileAnswer<N extends RouteName> = Routes[N] extends { file: true } ? Response : CallAnswer<N>;

export type Handler<N extends RouteName> = (
  context: Context,
  call: Call<N>,
) => Promise<FileAnswer<N> | (Routes[N] extends { etag: true } ? ViewAnswer : never)>;

/**
 * Mounts one route of the contract: who may call it was checked by the middleware for its `auth`, input is validated
 * by the contract's schemas, and what the handler returns is the answer.
 */
export function mount<N extends RouteName>(
  router: Router,
  context: Context,
  name: N,
  handler: Handler<N>,
): void {
  const definition: RouteDefinition = routes[name];
  router.openapi(openApiRoute(name, definition), async (http) => {
    // The router has validated all of it by the very schemas that Call's types come from.
    const valid = http.req as { valid(target: 'param' | 'query' | 'json'): unknown };
    const call = {
      params: definition.params ? valid.valid('param') : undefined,
      query: definition.query ? valid.valid('query') : undefined,
      body: definition.body ? valid.valid('json') : undefined,
      session: definition.auth === 'none' ? undefined : http.get(definition.auth),
      deviceKey: http.get('deviceKey'),
      facts: http.get('facts'),
      http,
    } as Call<N>;
    const answer = await handler(context, call);
    if (answer instanceof Response) return answer;
    if (answer === undefined) return http.body(null, 204);
    if (isView(answer)) return serveView(http, answer);
    return http.json(answer, definition.status ?? 200, { 'Cache-Control': 'no-store' });
  });
}

function isView(answer: unknown): answer is ViewAnswer {
  return typeof answer === 'object' && answer !== null && 'view' in answer && typeof answer.view === 'object';
}

/** Sends finished bytes with their ETag, or 304 when the caller has them. */
function serveView(http: HonoContext<HttpEnv>, { view, headers: own }: ViewAnswer): Response {
  const headers = { ...own, ETag: view.etag, ...VIEW_HEADERS };
  if (matchesEtag(http.req.header('if-none-match'), view.etag))
    return new Response(null, { status: 304, headers });
  return new Response(view.bytes, { headers: { ...headers, ...VIEW_TYPE } });
}

const everyRoute = ['request.invalid', 'request.tooMany', 'server.internal', 'store.unavailable'] as const;
const signedIn = ['auth.required', 'auth.expired'] as const;

function panelCodes({ auth, permission, fresh }: RouteDefinition): ErrorCode[] {
  if (auth !== 'operator') return [];
  return [
    'auth.addressNotAllowed',
    'auth.secondFactorRequired',
    'auth.secondFactorSetUp',
    ...(permission === 'own' ? [] : (['auth.forbidden'] as const)),
    ...(fresh ? (['auth.stepUpRequired'] as const) : []),
  ];
}

function bodyOf({ body, bytes }: RouteDefinition) {
  if (body) return { body: { required: true, content: { 'application/json': { schema: body } } } };
  if (!bytes) return {};
  const file = { schema: { type: 'string' as const, format: 'binary' } };
  return { body: { required: true, content: Object.fromEntries(bytes.types.map((type) => [type, file])) } };
}

function openApiRoute(name: RouteName, definition: RouteDefinition) {
  const codes = [
    ...definition.errors,
    ...everyRoute,
    ...(definition.auth === 'none' ? [] : signedIn),
    ...panelCodes(definition),
  ];
  const responses: Record<
    number,
    { description: string; content?: { 'application/json': { schema: z.ZodType } } }
  > = {};
  for (const code of codes) {
    const { status } = errorKinds[code];
    const before = responses[status]?.description;
    responses[status] = {
      description: before ? `${before}, ${code}` : code,
      content: { 'application/json': { schema: ErrorBodySchema } },
    };
  }
  const hasBody = definition.answer || definition.file;
  responses[hasBody ? (definition.status ?? 200) : 204] = definition.answer
    ? { description: definition.summary, content: { 'application/json': { schema: definition.answer } } }
    : { description: definition.summary };
  return createRoute({
    operationId: name,
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    tags: [definition.path.split('/')[1] ?? 'api'],
    ...(definition.auth === 'none' ? {} : { security: [{ [definition.auth]: [] }, { bearer: [] }] }),
    request: {
      ...(definition.params ? { params: definition.params } : {}),
      ...(definition.query ? { query: definition.query } : {}),
      ...bodyOf(definition),
    },
    responses,
  });
}
