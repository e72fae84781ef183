import type { RouteObject } from 'react-router';

export const sellRoutes: RouteObject[] = [];
