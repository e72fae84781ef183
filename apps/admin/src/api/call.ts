import { type ApiCall, ApiError, createClient } from '@hexaflate/contract/client';
import i18next from 'i18next';
import { askFactor } from './ask-factor.ts';

/** Answers come in the panel's language. */
const callOnce = createClient({
  base: '/api/v1',
  headers: () => ({ 'Accept-Language': i18next.language }),
  timeoutMs: 15_000,
});

/**
 * The panel's caller of the API. A verb that needs a fresh second factor asks for it (`askFactor`) and is tried once
 * more. Throws ApiError.
 */
export const call: ApiCall = async (address, ...rest) => {
  try {
    return await callOnce(address, ...rest);
  } catch (error) {
    const asked = error instanceof ApiError && error.code === 'auth.stepUpRequired';
    if (!asked || !(await askFactor())) throw error;
    return callOnce(address, ...rest);
  }
};

const SIGNED_OUT = new Set(['auth.required', 'auth.expired']);

/** Whether the error says that this browser has no valid session any more. */
export function meansSignedOut(error: unknown): boolean {
  return error instanceof ApiError && SIGNED_OUT.has(error.code);
}

/** Whether the one-time password has to be replaced before anything else is answered. */
export function meansPasswordChange(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'auth.passwordChangeRequired';
}
