import type { Context } from '../context.ts';
import type { Router } from '../http/mount.ts';
import { accountRoutes } from './account-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { orderDeskRoutes } from './order-desk-routes.ts';

/** The panel's API. */
export function adminRoutes(router: Router, context: Context): void {
  accountRoutes(router, context);
  orderDeskRoutes(router, context);
  memberRoutes(router, context);
}
