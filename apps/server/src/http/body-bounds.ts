import { type ErrorCode, type RouteDefinition, routes } from '@hexaflate/contract';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../context.ts';
import { SettingKeySchema } from '../settings/definitions.ts';
import { AppError } from './app-error.ts';
import { API, type HttpEnv } from './mount.ts';

const MAX_JSON_BYTES = 64 * 1024;
const MEGABYTE = 1_000_000;

interface Bounds {
  maxBytes: number;
  tooLarge: ErrorCode;
  details: Record<string, unknown>;
  isTaken: (mediaType: string) => boolean;
  otherType: ErrorCode;
}

const JSON_BOUNDS: Bounds = {
  maxBytes: MAX_JSON_BYTES,
  tooLarge: 'request.tooLarge',
  details: { maxBytes: MAX_JSON_BYTES },
  isTaken: (mediaType) => mediaType === 'application/json',
  otherType: 'request.unsupportedType',
};

/** Refuses bodies of another type or larger than their route takes: JSON, but for the routes that take a file. */
export function boundBodies({ settings }: Context): MiddlewareHandler<HttpEnv> {
  const definitions: RouteDefinition[] = Object.values(routes);
  const withFiles = definitions.flatMap(({ method, path, bytes }) =>
    bytes ? [{ method: method.toUpperCase(), path: pathPattern(path), bytes }] : [],
  );

  function boundsOf(method: string, path: string): Bounds {
    const found = withFiles.find((one) => one.method === method && one.path.test(path));
    if (!found) return JSON_BOUNDS;
    const { types, otherType, tooLarge, megabytes: key } = found.bytes;
    const megabytes = Number(settings.get(SettingKeySchema.parse(key)));
    return {
      maxBytes: megabytes * MEGABYTE,
      tooLarge,
      details: { megabytes },
      isTaken: (mediaType) => types.includes(mediaType),
      otherType,
    };
  }

  return async (http, next) => {
    const { method, path, raw } = http.req;
    const bounds = boundsOf(method, path);
    const hasBody = raw.body !== null && !['GET', 'HEAD', 'DELETE'].includes(method);
    const [type = ''] = (http.req.header('content-type') ?? '').split(';');
    if (hasBody && !bounds.isTaken(type.trim().toLowerCase())) throw new AppError(bounds.otherType);
    const limited = bodyLimit({
      maxSize: bounds.maxBytes,
      onError: () => {
        throw new AppError(bounds.tooLarge, bounds.details);
      },
    });
    return limited(http, next);
  };
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${API}${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
