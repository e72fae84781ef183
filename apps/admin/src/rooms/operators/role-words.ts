import type { BuiltInRole, Permission } from '@hexaflate/contract/permissions';
import type { TFunction } from 'i18next';

const BUILT_IN: Record<BuiltInRole, true> = {
  owner: true,
  admin: true,
  finance: true,
  support: true,
  reviewer: true,
  readOnly: true,
};

const KEYS = {
  'dashboard.view': 'dashboard_view',
  'orders.view': 'orders_view',
  'orders.handle': 'orders_handle',
  'agents.view': 'agents_view',
  'agents.endSession': 'agents_endSession',
  'otomax.view': 'otomax_view',
  'otomax.agree': 'otomax_agree',
  'settings.view': 'settings_view',
  'settings.change': 'settings_change',
  'audit.view': 'audit_view',
  'audit.export': 'audit_export',
  'operators.view': 'operators_view',
  'operators.invite': 'operators_invite',
  'operators.changeRole': 'operators_changeRole',
  'operators.remove': 'operators_remove',
  'operators.endSession': 'operators_endSession',
  'operators.removeFactor': 'operators_removeFactor',
  'roles.change': 'roles_change',
  'agents.changeProfile': 'agents_changeProfile',
  'agents.closeAccount': 'agents_closeAccount',
  'reviewers.admit': 'reviewers_admit',
  'agents.startPinReset': 'agents_startPinReset',
  'agents.markSafe': 'agents_markSafe',
  'fraud.view': 'fraud_view',
  'fraud.decide': 'fraud_decide',
  'proposals.view': 'proposals_view',
  'proposals.decide': 'proposals_decide',
  'identity.view': 'identity_view',
  'identity.review': 'identity_review',
  'identity.erase': 'identity_erase',
} as const satisfies Record<Permission, string>;

/** A role's name in the panel's language; one of this installation's own is called as it was named. */
export function roleWords(name: string, t: TFunction): string {
  return isBuiltIn(name) ? t(`operators.names.${name}`) : name;
}

/** Whether a word is a permission that this panel knows. */
export function isPermission(word: unknown): word is Permission {
  return typeof word === 'string' && Object.hasOwn(KEYS, word);
}

/** What a permission allows, as it follows "may". */
export function permissionWords(permission: Permission, t: TFunction): string {
  return t(`operators.may.${KEYS[permission]}`);
}

function isBuiltIn(name: string): name is BuiltInRole {
  return Object.hasOwn(BUILT_IN, name);
}
