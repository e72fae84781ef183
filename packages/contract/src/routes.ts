import { accountRoutes } from './routes/account.ts';
import { agentRoutes } from './routes/agent.ts';
import { approvalKeyRoutes } from './routes/approval-keys.ts';
import { fraudRoutes } from './routes/fraud.ts';
import { identityRoutes } from './routes/identity.ts';
import { identityDocumentsRoutes } from './routes/identity-documents.ts';
import { ordersRoutes } from './routes/orders.ts';
import { panelAccountsRoutes } from './routes/panel-accounts.ts';
import { panelAgentsRoutes } from './routes/panel-agents.ts';
import { panelIdentityRoutes } from './routes/panel-identity.ts';
import { panelIdentityDocumentsRoutes } from './routes/panel-identity-documents.ts';
import { panelInstallationRoutes } from './routes/panel-installation.ts';
import { panelOperatorsRoutes } from './routes/panel-operators.ts';
import { panelOrdersRoutes } from './routes/panel-orders.ts';
import { panelPasskeysRoutes } from './routes/panel-passkeys.ts';
import { panelProposalsRoutes } from './routes/panel-proposals.ts';
import { panelRescuesRoutes } from './routes/panel-rescues.ts';
import { panelSettingsRoutes } from './routes/panel-settings.ts';
import { pinRoutes } from './routes/pin.ts';
import { proofsRoutes } from './routes/proofs.ts';
import { safetyRoutes } from './routes/safety.ts';
import { signInRoutes } from './routes/sign-in.ts';

export type { RouteDefinition } from './routes/definition.ts';

/** Every operation of the API. */
export const routes = {
  ...identityRoutes,
  ...signInRoutes,
  ...agentRoutes,
  ...accountRoutes,
  ...ordersRoutes,
  ...proofsRoutes,
  ...safetyRoutes,
  ...fraudRoutes,
  ...panelIdentityRoutes,
  ...panelOrdersRoutes,
  ...panelAgentsRoutes,
  ...panelAccountsRoutes,
  ...panelInstallationRoutes,
  ...panelOperatorsRoutes,
  ...panelSettingsRoutes,
  ...pinRoutes,
  ...approvalKeyRoutes,
  ...identityDocumentsRoutes,
  ...panelIdentityDocumentsRoutes,
  ...panelPasskeysRoutes,
  ...panelProposalsRoutes,
  ...panelRescuesRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
