export { createSqlServerGateway, type SqlServerGatewayOptions } from './gateway.ts';
export { type OtomaxVerb, otomaxVerbs, runOtomaxCommand } from './install/commands.ts';
