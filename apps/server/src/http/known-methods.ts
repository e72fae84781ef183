import { type RouteDefinition, routes } from '@hexaflate/contract';
import type { MiddlewareHandler } from 'hono';
import { AppError } from './app-error.ts';
import type { HttpEnv } from './mount.ts';

/** Refuses a method that no route of the contract has at this address (`request.methodNotAllowed`). */
export function refuseOtherMethods(prefix = '/api/v1'): MiddlewareHandler<HttpEnv> {
  const addresses = knownAddresses(prefix);
  return async (http, next) => {
    const methods = addresses.filter(({ path }) => path.test(http.req.path)).map(({ method }) => method);
    const asked = http.req.method === 'HEAD' ? 'GET' : http.req.method;
    if (methods.length > 0 && !methods.includes(asked)) {
      http.header('Allow', methods.join(', '));
      throw new AppError('request.methodNotAllowed', { allow: methods });
    }
    await next();
  };
}

function knownAddresses(prefix: string): { path: RegExp; method: string }[] {
  const definitions: RouteDefinition[] = Object.values(routes);
  return definitions.map(({ path, method }) => ({
    path: new RegExp(`^${prefix}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    method: method.toUpperCase(),
  }));
}
