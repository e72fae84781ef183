import { ApiError, createClient } from '@hexaflate/contract/client';
import i18next from 'i18next';

/** The panel's caller of the API; answers come in the panel's language. Throws ApiError. */
export const call = createClient({
  base: '/api/v1',
  headers: () => ({ 'Accept-Language': i18next.language }),
  timeoutMs: 15_000,
});

const SIGNED_OUT = new Set(['auth.required', 'auth.expired']);

/** Whether the error says that this browser has no valid session any more. */
export function meansSignedOut(error: unknown): boolean {
  return error instanceof ApiError && SIGNED_OUT.has(error.code);
}

/** Whether the one-time password has to be replaced before anything else is answered. */
export function meansPasswordChange(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'auth.passwordChangeRequired';
}
