export { createMigratedDatabase, migratedFile } from './migrated.ts';
export { administer, createTestDatabase, type TestDatabase } from './postgres.ts';
export { startPostgresServer } from './postgres-server.ts';
