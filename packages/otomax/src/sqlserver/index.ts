export { createSqlServerGateway, type SqlServerGatewayOptions } from './gateway.ts';
export { type OtomaxVerb, otomaxVerbs, runOtomaxCommand } from './install/commands.ts';
export { type Diagnosis, diagnoseOtomax } from './install/diagnose.ts';
