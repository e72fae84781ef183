/** What crosses the wire, and nothing else. */
export * from './admin.ts';
export * from './agent.ts';
export * from './auth.ts';
export * from './brand.ts';
export * from './catalog.ts';
export * from './client.ts';
export * from './errors.ts';
export * from './installation.ts';
export * from './layout.ts';
export * from './live.ts';
export * from './money.ts';
export * from './notifications.ts';
export * from './orders.ts';
export * from './routes.ts';
export * from './wire.ts';
