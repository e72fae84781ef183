import type { Logger } from 'pino';
import { AppError, errorBody } from './app-error.ts';

/**
 * The answer when the program failed where nobody else catches it, ahead of the framework. It says nothing of what
 * was inside; the log does, under the id that the answer shows.
 */
export function answerProgramError(log: Logger): (problem: Error) => Response {
  return (problem) => {
    const requestId = crypto.randomUUID();
    log.error({ err: problem, requestId }, 'request failed');
    const refusal = new AppError('server.internal');
    return Response.json(errorBody(refusal, 'id', requestId), {
      status: refusal.status,
      headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
    });
  };
}
