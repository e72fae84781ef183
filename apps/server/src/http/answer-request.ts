import type { Context } from '../context.ts';
import { answerShells } from './answer-shells.ts';
import { createApp } from './app.ts';
import { createFastLane } from './fast-lane.ts';
import { createRateLimit } from './rate-limit.ts';
import { requestFactsReader } from './request-facts.ts';
import { createSecurityHeaders } from './security-headers.ts';

/** Answers a request; `peer` tells the network address that it came from. */
export type AnswerRequest = (request: Request, peer: () => string) => Response | Promise<Response>;

/** The whole HTTP side: the fast lane for what is warm, the framework for everything else. */
export function createAnswerRequest(context: Context): AnswerRequest {
  const facts = requestFactsReader(context.config.trustedProxies);
  const parts = { limit: createRateLimit(context), setSecurityHeaders: createSecurityHeaders() };
  const app = createApp(context, parts);
  const answerWarm = createFastLane(context, parts);
  return answerShells(
    (request, peer) =>
      answerWarm(request, facts.isSecure(request, peer)) ??
      app.fetch(request, { facts: facts.read(request, peer()) }),
  );
}
