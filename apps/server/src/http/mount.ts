import { inCoding, matchesEtag, type View } from '@hexaflate/cache';
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
import * as z from 'zod';
import type { OpenedSession } from '../auth/give-access.ts';
import type { AgentSession, OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import type { Approvable, ApprovableDeed, DeedInput } from '../proposals/approvable.ts';
import { requireNoApproval } from '../proposals/needs-approval.ts';
import { AppError } from './app-error.ts';
import type { RequestFacts } from './request-facts.ts';
import { bytesHeaders, codingFor, VIEW_HEADERS } from './view-answer.ts';

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

/** The view to read instead of a value, for routes with an ETag. */
export interface ViewAnswer {
  view: View;
  /** Headers of this answer alone, such as what cannot stand in bytes that many are served; known before the view is read. */
  headers?: Record<string, string>;
}

/** The file itself for routes that answer one. */
type FileAnswer<N extends RouteName> = Routes[N] extends { file: true } ? Response : CallAnswer<N>;

export type Handler<N extends RouteName> = (
  context: Context,
  call: Call<N>,
) => Promise<FileAnswer<N> | (Routes[N] extends { etag: true } ? ViewAnswer : never)>;

/** A route that names an `approval` also says what its deeds would change. */
type Foresight<N extends RouteName> = Routes[N] extends { approval: string }
  ? [approvable: Approvable<Pick<Call<N>, 'params' | 'body'>>]
  : [];

/**
 * Mounts one route of the contract: who may call it was checked by the middleware for its `auth`, input is validated
 * by the contract's schemas, and what the handler returns is the answer. What needs a second operator is not done but
 * refused (`proposal.required`), and kept ready for when it was proposed and approved.
 */
export function mount<N extends RouteName>(
  router: Router,
  context: Context,
  name: N,
  handler: Handler<N>,
  ...[approvable]: Foresight<N>
): void {
  const definition: RouteDefinition = routes[name];
  const deed = approvable && approvableDeed(context, name, handler, approvable);
  if (deed) context.approvableDeeds.set(name, deed);
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
    if (deed) await requireNoApproval(context, deed, () => inputOf(http, definition));
    const answer = await handler(context, call);
    if (answer instanceof Response) return answer;
    if (answer === undefined) return http.body(null, 204);
    if (isView(answer)) return serveView(context, http, answer);
    return http.json(answer, definition.status ?? 200, { 'Cache-Control': 'no-store' });
  });
}

/** What a request asks to be done, as it would be proposed: as it came, since checking it may read it as something else. */
async function inputOf(http: HonoContext<HttpEnv>, { body }: RouteDefinition): Promise<DeedInput> {
  return {
    params: http.req.param(),
    body: body && z.record(z.string(), z.unknown()).parse(await http.req.json()),
  };
}

/** The deed of a route, to be foreseen now and done later, by the schemas and the handler of the route itself. */
function approvableDeed<N extends RouteName>(
  context: Context,
  name: N,
  handler: Handler<N>,
  { foresee, alsoOf }: Approvable<Pick<Call<N>, 'params' | 'body'>>,
): ApprovableDeed | undefined {
  const { params, body, approval, permission }: RouteDefinition = routes[name];
  if (approval === undefined || permission === 'own') return undefined;
  // The very schemas that Call's types come from.
  const read = (input: DeedInput) =>
    ({ params: checked(params, input.params), body: checked(body, input.body) }) as Pick<
      Call<N>,
      'params' | 'body'
    >;
  return {
    route: name,
    verb: approval,
    permission,
    foresee: async (input, session) => foresee(read(input), session),
    kinds: async (input) => [approval, ...((await alsoOf?.(read(input))) ?? [])],
    async perform(input, { session, facts, http }) {
      return handler(context, { ...read(input), query: undefined, session, facts, http } as Call<N>);
    },
  };
}

function checked(schema: z.ZodObject | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    problem: message,
  }));
  throw new AppError('request.invalid', { fields });
}

function isView(answer: unknown): answer is ViewAnswer {
  return typeof answer === 'object' && answer !== null && 'view' in answer && typeof answer.view === 'object';
}

/** Sends finished bytes, packed as the caller likes them best, with their ETag, or 304 when the caller has them. */
async function serveView(
  context: Context,
  http: HonoContext<HttpEnv>,
  { view, headers: own }: ViewAnswer,
): Promise<Response> {
  const coding = codingFor(view, http.req.header('accept-encoding'));
  const { bytes, etag } = await context.cache.read(inCoding(view, coding));
  const headers = { ...own, ETag: etag, ...VIEW_HEADERS };
  if (matchesEtag(http.req.header('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers: { ...headers, ...bytesHeaders(coding) } });
}

const everyRoute = ['request.invalid', 'request.tooMany', 'server.internal', 'store.unavailable'] as const;
const signedIn = ['auth.required', 'auth.expired'] as const;

const proved = ['auth.proofRequired', 'auth.proofRefused', 'auth.clockWrong'] as const;

/** Whether the device's key must have signed the request. */
function isSigned({ auth, method, proof }: RouteDefinition): boolean {
  return proof === true || (auth === 'agent' && method !== 'get');
}

/** The header of a signed request, as it is described; it is read before any schema is. */
const proofHeader = {
  in: 'header' as const,
  name: 'DPoP',
  required: true,
  schema: { type: 'string' as const },
  description:
    'RFC 9449 proof for this very request: typ dpop+jwt, alg ES256, the public key as jwk; htm, htu, iat (within 60 s of the server), jti (used once), ath (when an access token travels along), and body_hash, the base64url SHA-256 of the body.',
};

function panelCodes({ auth, permission, fresh, reauth, approval }: RouteDefinition): ErrorCode[] {
  if (auth !== 'operator') return [];
  return [
    'auth.addressNotAllowed',
    'auth.secondFactorRequired',
    'auth.secondFactorSetUp',
    ...(permission === 'own' ? [] : (['auth.forbidden'] as const)),
    ...(fresh ? (['auth.stepUpRequired'] as const) : []),
    ...(reauth ? (['auth.reauthRequired'] as const) : []),
    ...(approval ? (['proposal.required'] as const) : []),
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
    ...(definition.auth === 'agent' ? (['auth.accessExpired'] as const) : []),
    ...(isSigned(definition) ? proved : []),
    ...panelCodes(definition),
    ...(definition.genuineApp ? (['appCheck.refused'] as const) : []),
    ...(definition.auth === 'agent' && definition.method !== 'get' ? (['reviewer.fenced'] as const) : []),
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
    ...(isSigned(definition) ? { parameters: [proofHeader] } : {}),
    request: {
      ...(definition.params ? { params: definition.params } : {}),
      ...(definition.query ? { query: definition.query } : {}),
      ...bodyOf(definition),
    },
    responses,
  });
}
