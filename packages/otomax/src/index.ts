export { formatFor } from './formats-agreement.ts';
export { missingFormats } from './formats-features.ts';
export { missingWords } from './gateway/missing-words.ts';
export { createSandboxGateway, type SandboxGatewayOptions } from './gateway/sandbox.ts';
export * from './gateway.ts';
export type { ChangesMode, Installation, InstallationRights } from './installation.ts';
export { normalizePhone } from './phone.ts';
export {
  parseSqlServerUrl,
  readSqlServerSettings,
  type SqlServerSettings,
  SqlServerSettingsError,
} from './sqlserver/settings.ts';
export { knownStatuses, type StatusFamily, type StatusInfo, statusFamily, statusInfo } from './status.ts';
