import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { SettingKeySchema } from '../settings/definitions.ts';
import { identityStatus } from './status.ts';

/**
 * Throws `identity.required` when a route names a gate, the setting of that name is on, and the agent's identity is not
 * verified. Asks the store for both, as what protects money does. Throws for a name that is no setting.
 */
export async function requireGate(
  context: Context,
  gate: string | undefined,
  agentCode: string,
): Promise<void> {
  if (gate === undefined) return;
  const key = SettingKeySchema.parse(gate);
  const settings = await context.settings.exact();
  if (settings.get(key) === true && (await identityStatus(context, agentCode)) !== 'verified')
    throw new AppError('identity.required');
}
