import { isBuiltInRole, routes } from '@hexaflate/contract';
import type { OperatorSession } from '../auth/principal.ts';
import { AppError } from '../http/app-error.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

const pathsOf = (...open: { path: string }[]) => new Set(open.map(({ path }) => `/api/v1${path}`));

/** What may be asked before the second factor was shown. */
const BEFORE_FACTOR = pathsOf(
  routes.adminMe,
  routes.adminSignOut,
  routes.adminShowFactor,
  routes.adminBeginShowPasskey,
  routes.adminShowPasskey,
);
/** What may be asked by one whose role needs a second factor, before he has one. */
const BEFORE_SET_UP = pathsOf(
  routes.adminMe,
  routes.adminSignOut,
  routes.adminChangePassword,
  routes.adminBeginTotp,
  routes.adminSecondFactor,
  routes.adminConfirmTotp,
  routes.adminReauth,
  routes.adminPasskeys,
  routes.adminBeginPasskey,
  routes.adminAddPasskey,
);

/** Whether operators of a role must have a second factor (`operators.secondFactorRoles`). */
export function needsFactor(settings: SettingSnapshot, role: string): boolean {
  return settings.get('operators.secondFactorRoles').includes(isBuiltInRole(role) ? role : 'own');
}

/**
 * Throws `auth.secondFactorRequired` while a session has not shown the factor that its operator has, and
 * `auth.secondFactorSetUp` while he has none and his role needs one; but for the ways out of that.
 */
export function requireFactor(session: OperatorSession, path: string): void {
  if (session.factor === 'asked' && !BEFORE_FACTOR.has(path)) throw new AppError('auth.secondFactorRequired');
  if (session.mustSetUpFactor && !BEFORE_SET_UP.has(path)) throw new AppError('auth.secondFactorSetUp');
}

/**
 * Throws `auth.stepUpRequired` when the factor was shown longer ago than `operators.stepUpLife`. Who has none passes:
 * whether he must have one is the role's affair.
 */
export function requireFresh(session: OperatorSession, settings: SettingSnapshot, now: number): void {
  if (session.factor === 'off') return;
  if (session.factorAt === null || now - session.factorAt > settings.get('operators.stepUpLife'))
    throw new AppError('auth.stepUpRequired');
}

/**
 * Throws `auth.reauthRequired` unless the password or a passkey was shown in this session within `operators.reauthLife`.
 * Signing in does not count: what protects an account is not changed by a session that was merely left open.
 */
export function requireReauth(session: OperatorSession, settings: SettingSnapshot, now: number): void {
  if (session.provedAt === null || now - session.provedAt > settings.get('operators.reauthLife'))
    throw new AppError('auth.reauthRequired');
}
