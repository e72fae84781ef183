import { type Permission, type RouteDefinition, routes } from '@hexaflate/contract';
import { isUnstorableText } from '@hexaflate/store';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { adminRoutes } from '../admin/routes.ts';
import { requireOperator } from '../admin/sessions.ts';
import { agentRoutes } from '../agents/routes.ts';
import { refuseStrangeApps } from '../app-check/refuse-strange-apps.ts';
import { approvalRoutes } from '../approvals/routes.ts';
import { auditRoutes } from '../audit/routes.ts';
import type { OperatorSession } from '../auth/principal.ts';
import { requireAgent } from '../auth/require-agent.ts';
import { authRoutes } from '../auth/routes.ts';
import { requireReader } from '../auth/session-view.ts';

import { catalogRoutes } from '../catalog/routes.ts';
import { closingRoutes } from '../closing/routes.ts';
import type { Context } from '../context.ts';
import { deletionPages } from '../deletion-page/pages.ts';
import { createProofGuard } from '../device-keys/require-proof.ts';
import { deviceRoutes } from '../devices/routes.ts';
import { fraudRoutes } from '../fraud/routes.ts';
import { homeRoutes } from '../home/routes.ts';
import { requireGate } from '../identity/gate.ts';
import { identityReviewRoutes } from '../identity/review/routes.ts';
import { identityRoutes } from '../identity/routes.ts';
import { manifestRoutes } from '../layout/manifest.ts';
import { layoutRoutes } from '../layout/routes.ts';
import { linkedAccountRoutes } from '../linked-accounts/routes.ts';
import { liveTicketRoutes } from '../live/routes.ts';
import { notifyRoutes } from '../notify/routes.ts';
import { operatorPasskeyRoutes } from '../operator-passkeys/routes.ts';
import { operatorRoutes } from '../operators/routes.ts';
import { orderRoutes } from '../orders/routes.ts';
import { installationRoutes } from '../otomax/routes.ts';
import { ownDataRoutes } from '../own-data/routes.ts';
import { pinRoutes } from '../pin/routes.ts';
import { profileRoutes } from '../profile/routes.ts';
import { proofRoutes } from '../proofs/routes.ts';
import { proposalRoutes } from '../proposals/routes.ts';
import { rescueRoutes } from '../rescue/routes.ts';
import { refuseFenced } from '../reviewer/fence.ts';
import { reviewerRoutes } from '../reviewer/routes.ts';
import { safetyRoutes } from '../safety/routes.ts';
import { sandboxPages } from '../sandbox/pages.ts';
import { requireFresh, requireReauth } from '../second-factor/require-factor.ts';
import { secondFactorRoutes } from '../second-factor/routes.ts';
import { settingRoutes } from '../settings/routes.ts';
import { signInMessageRoutes } from '../sign-in-message/routes.ts';
import { AppError, errorBody } from './app-error.ts';
import { boundBodies } from './body-bounds.ts';
import { refuseCrossSite } from './cross-site.ts';
import { documentation } from './documentation.ts';
import { healthRoutes } from './health.ts';
import { refuseOtherMethods } from './known-methods.ts';
import { measure } from './measure.ts';
import { API, type HttpEnv, type Router } from './mount.ts';
import type { RateLimit } from './rate-limit.ts';
import { type SetSecurityHeaders, securityHeaders } from './security-headers.ts';
import { staticApps } from './static-apps.ts';
import { REQUEST_ID } from './view-answer.ts';

/** What the framework shares with the fast lane. */
export interface AppParts {
  limit: RateLimit;
  setSecurityHeaders: SetSecurityHeaders;
}

/** Every route of the contract, the two apps, health, metrics and documentation. */
export function createApp(context: Context, { limit, setSecurityHeaders }: AppParts): Router {
  const app: Router = new OpenAPIHono<HttpEnv>();
  app.use(async (http, next) => {
    const { facts } = http.env;
    http.set('facts', facts);
    await next();
    // The answer's own headers: setting them through the context would copy a finished answer.
    http.res.headers.set(REQUEST_ID, facts.id);
  });
  app.use(securityHeaders(setSecurityHeaders));
  app.onError((error, http) => {
    const facts = http.get('facts');
    const refusal = error instanceof AppError ? error : asRefusal(error);
    if (refusal.code === 'server.internal')
      context.log.error({ err: error, requestId: facts.id }, 'request failed');
    if (refusal.code === 'store.unavailable')
      context.log.warn({ reason: error.message, requestId: facts.id }, 'the store did not answer');
    const retryAfter = refusal.details.retryAfter;
    return http.json(errorBody(refusal, facts.locale, facts.id), refusal.status, {
      'Cache-Control': 'no-store',
      ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
    });
  });

  app.route('/', healthRoutes(context));
  app.route(API, api(context, limit));
  app.route('/', sandboxPages(context));
  app.route('/', deletionPages(context, limit));
  app.route('/', manifestRoutes(context));
  app.route('/', staticApps());
  app.notFound(() => {
    throw new AppError('request.notFound');
  });
  return app;
}

function api(context: Context, limit: RateLimit): Router {
  const router: Router = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        problem: issue.message,
      }));
      throw new AppError('request.invalid', { fields });
    },
  });
  router.use(measure(context));
  router.use(refuseCrossSite());
  router.use(refuseOtherMethods());
  router.use(boundBodies(context));
  router.use(limit.middleware);
  guard(router, context);

  authRoutes(router, context);
  signInMessageRoutes(router, context);
  linkedAccountRoutes(router, context);
  reviewerRoutes(router, context);
  deviceRoutes(router, context);
  liveTicketRoutes(router, context);
  homeRoutes(router, context);
  agentRoutes(router, context);
  layoutRoutes(router, context);
  catalogRoutes(router, context);
  orderRoutes(router, context);
  pinRoutes(router, context);
  approvalRoutes(router, context);
  notifyRoutes(router, context);
  profileRoutes(router, context);
  ownDataRoutes(router, context);
  closingRoutes(router, context);
  proofRoutes(router, context);
  safetyRoutes(router, context);
  fraudRoutes(router, context);
  adminRoutes(router, context);
  installationRoutes(router, context);
  settingRoutes(router, context);
  auditRoutes(router, context);
  operatorRoutes(router, context);
  secondFactorRoutes(router, context);
  operatorPasskeyRoutes(router, context);
  proposalRoutes(router, context);
  rescueRoutes(router, context);
  identityRoutes(router, context);
  identityReviewRoutes(router, context);
  documentation(router);
  return router;
}

/** Throws `auth.forbidden` unless the operator's role allows it. What a route of the panel does not name, nobody may. */
function requirePermission(operator: OperatorSession, wanted: Permission | 'own' | undefined): void {
  if (wanted === 'own') return;
  if (wanted === undefined || !operator.permissions.has(wanted))
    throw new AppError('auth.forbidden', { permission: wanted ?? null });
}

/** Checks session and proof that each route of the contract asks for, before anything else of it runs. */
export function guard(
  router: Router,
  context: Context,
  definitions: readonly RouteDefinition[] = Object.values(routes),
): void {
  const requireProof = createProofGuard(context);
  for (const definition of definitions) {
    const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
    const method = definition.method.toUpperCase();
    if (definition.auth === 'none' && !definition.proof && !definition.genuineApp) continue;
    const reads = definition.method === 'get';
    router.on(method, path, async (http, next) => {
      const request = http.req.raw;
      const facts = http.get('facts');
      if (definition.auth === 'agent' && reads) http.set('agent', await requireReader(context, request));
      else if (definition.auth === 'agent') {
        // Nobody has us keep a large body in memory before it is known that he is signed in.
        if (definition.bytes) await requireReader(context, request);
        const body = await bodyOf(http);
        const agent = await requireAgent(context, requireProof, request, facts, body);
        await refuseFenced(context, agent, definition);
        http.set('agent', agent);
      } else if (definition.auth === 'none' && definition.proof) {
        const body = await bodyOf(http);
        const proof = { request, facts, body, accessHash: null, key: undefined };
        http.set('deviceKey', await requireProof(proof));
      } else if (definition.auth === 'operator') {
        const operator = await requireOperator(context, request, facts);
        requirePermission(operator, definition.permission);
        if (definition.fresh) requireFresh(operator, context.settings, context.now());
        if (definition.reauth) requireReauth(operator, context.settings, context.now());
        http.set('operator', operator);
      }
      if (definition.auth === 'agent')
        await requireGate(context, definition.gate, http.get('agent').agentCode);
      // Last, because its token is used up: whoever is refused before may come again with the same.
      if (definition.genuineApp) await refuseStrangeApps(context, request);
      await next();
    });
  }
}

/** The bytes as they came; whoever reads them later is given the same. */
async function bodyOf(http: HonoContext<HttpEnv>): Promise<Uint8Array> {
  return new Uint8Array(await http.req.arrayBuffer());
}

/** What a thrown error means to the caller, when the verb did not say so itself. */
function asRefusal(error: Error): AppError {
  if (isUnstorableText(error)) return new AppError('request.invalid');
  switch (error.name) {
    case 'BadCursorError':
      return new AppError('request.badCursor');
    case 'StoreUnavailableError':
    case 'StoreRefusedError':
      return new AppError('store.unavailable');
    case 'BlobsAwayError':
      return new AppError('identity.storageAway');
    case 'OtomaxUnavailableError':
      return new AppError('otomax.unavailable');
    case 'SyntaxError':
      return new AppError('request.invalid');
    default:
      return 'status' in error && error.status === 400
        ? new AppError('request.invalid')
        : new AppError('server.internal');
  }
}
