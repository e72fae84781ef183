import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import type { HttpEnv, Router } from '../http/mount.ts';
import manifest from './manifest.json';
import { brand } from './views.ts';

/** The app's manifest with the operator's own name and colour, so that it is installed as his app. */
export function manifestRoutes(context: Context): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();
  router.get('/manifest.webmanifest', async (http) => {
    const { name, seed, accountDeletionUrl } = await brand(context);
    const branded = {
      ...manifest,
      name,
      short_name: name.slice(0, 12).trim(),
      theme_color: seed,
      account_deletion_url: accountDeletionUrl,
    };
    return http.body(JSON.stringify(branded), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'no-cache',
    });
  });
  return router;
}
