import { type ApiCall, ApiError, createClient } from '@hexaflate/contract/client';
import i18next from 'i18next';
import { askPerson, type Wanted } from './ask-person.ts';

/** Answers come in the panel's language. */
const callOnce = createClient({
  base: '/api/v1',
  headers: () => ({ 'Accept-Language': i18next.language }),
  timeoutMs: 15_000,
});

/**
 * The panel's caller of the API. A verb that needs the second factor or the password again asks for it (`askPerson`)
 * and is tried once more; one that needs another operator is proposed, and then fails with an error that says so
 * (`isProposed`). Throws ApiError.
 */
export const call: ApiCall = async (address, ...rest) => {
  const given = new Set<Wanted['kind']>();
  for (;;) {
    try {
      return await callOnce(address, ...rest);
    } catch (error) {
      const wanted = wantedBy(error, rest[0] ?? {});
      if (!wanted || given.has(wanted.kind) || !(await askPerson(wanted))) throw error;
      if (wanted.kind === 'proposal')
        throw new ApiError('proposal.required', 202, i18next.t('approvals.proposed'), PROPOSED, null);
      given.add(wanted.kind);
    }
  }
};

const PROPOSED = { proposed: true };

/** Whether nothing is wrong: what was asked for now waits for another operator. */
export function isProposed(error: unknown): boolean {
  return error instanceof ApiError && error.details.proposed === true;
}

function wantedBy(error: unknown, input: object): Wanted | undefined {
  if (!(error instanceof ApiError)) return undefined;
  switch (error.code) {
    case 'auth.stepUpRequired':
      return { kind: 'factor' };
    case 'auth.reauthRequired':
      return { kind: 'reauth' };
    case 'proposal.required': {
      const { route } = error.details;
      const { params, body }: { params?: Record<string, string>; body?: Record<string, unknown> } = input;
      return typeof route === 'string'
        ? { kind: 'proposal', deed: { route, ...(params && { params }), ...(body && { body }) } }
        : undefined;
    }
    default:
      return undefined;
  }
}

const SIGNED_OUT = new Set(['auth.required', 'auth.expired']);

/** Whether the error says that this browser has no valid session any more. */
export function meansSignedOut(error: unknown): boolean {
  return error instanceof ApiError && SIGNED_OUT.has(error.code);
}

/** Whether the one-time password has to be replaced before anything else is answered. */
export function meansPasswordChange(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'auth.passwordChangeRequired';
}
