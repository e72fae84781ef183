import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { readBrandView, readLayoutView } from './views.ts';

export function layoutRoutes(router: Router, context: Context): void {
  mount(router, context, 'brand', async () => ({ view: await readBrandView(context) }));
  mount(router, context, 'layout', async () => ({ view: await readLayoutView(context) }));
}
