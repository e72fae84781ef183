import * as z from 'zod';

/** Everything that an operator may be allowed, one word for each kind of verb. */
export const permissions = [
  'dashboard.view',
  'orders.view',
  'orders.handle',
  'agents.view',
  'agents.endSession',
  'otomax.view',
  'otomax.agree',
  'settings.view',
  'settings.change',
  'audit.view',
  'audit.export',
  'operators.view',
  'operators.invite',
  'operators.changeRole',
  'operators.remove',
  'operators.endSession',
  'operators.removeFactor',
  'roles.change',
  'agents.changeProfile',
  'agents.closeAccount',
  'reviewers.admit',
  'agents.startPinReset',
  'agents.markSafe',
  'fraud.view',
  'fraud.decide',
  'proposals.view',
  'proposals.decide',
  'identity.view',
  'identity.review',
  'identity.erase',
] as const;
export const PermissionSchema = z.enum(permissions);
export type Permission = z.infer<typeof PermissionSchema>;

/** The roles that every installation has. The owner's has everything there is, whatever comes later. */
export const builtInRoles = {
  owner: permissions,
  admin: permissions.filter(
    (one) => !['roles.change', 'operators.changeRole', 'operators.removeFactor'].includes(one),
  ),
  finance: [
    'dashboard.view',
    'orders.view',
    'agents.view',
    'otomax.view',
    'settings.view',
    'audit.view',
    'audit.export',
    'proposals.view',
  ],
  support: [
    'dashboard.view',
    'orders.view',
    'orders.handle',
    'agents.view',
    'agents.endSession',
    'agents.startPinReset',
    'fraud.view',
    'agents.changeProfile',
  ],
  reviewer: ['agents.view', 'identity.view', 'identity.review'],
  readOnly: ['dashboard.view', 'orders.view', 'agents.view', 'otomax.view', 'settings.view'],
} as const satisfies Record<string, readonly Permission[]>;

export type BuiltInRole = keyof typeof builtInRoles;

/** A role's name: a built-in one, or one that this installation has made. */
export const RoleNameSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u);

/** Whether a name is that of a built-in role. */
export function isBuiltInRole(name: string): name is BuiltInRole {
  return Object.hasOwn(builtInRoles, name);
}
