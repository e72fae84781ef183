export { createSqlServerGateway, type SqlServerGatewayOptions } from './gateway.ts';
export { type OtomaxVerb, otomaxVerbs, runOtomaxCommand } from './install/commands.ts';
export { type Diagnosis, diagnoseOtomax } from './install/diagnose.ts';
export { openStaging, type Staging } from './staging/open.ts';
export { openStagingPhones, type StagingPhones } from './staging/phones.ts';
export { runStaging, type StagingOptions } from './staging/run.ts';
export { NotEmptyError } from './staging/state.ts';
