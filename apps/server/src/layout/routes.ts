import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { brandView, layoutView } from './views.ts';

export function layoutRoutes(router: Router, context: Context): void {
  mount(router, context, 'brand', async () => ({ view: brandView(context) }));
  mount(router, context, 'layout', async () => ({ view: layoutView(context) }));
}
