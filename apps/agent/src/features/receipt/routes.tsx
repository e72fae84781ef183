import type { RouteObject } from 'react-router';

export const receiptRoutes: RouteObject[] = [];
