export type { OtomaxTables } from '../tables.ts';
export { openSandboxDatabase, type SandboxOptions } from './database.ts';
export {
  type ForcedOutcome,
  type ForcedOutcomeId,
  forcedOutcome,
  forcedOutcomes,
} from './destinations.ts';
export type { EngineDatabase } from './engine/database.ts';
export { createEngine, type Engine } from './engine/engine.ts';
export { sqliteSource } from './engine/lease.ts';
export { createOperator, type Operator, openOperator } from './engine/operations.ts';
export { runEngine, setupOf } from './engine/run.ts';
export { openSqliteEngine } from './engine/sqlite-database.ts';
export { messagesFor, type ReceivedMessage, receiveMessage } from './messages.ts';
export { DEMO_AGENT } from './seed/members.ts';
