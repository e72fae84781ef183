import { ApiError } from '@hexaflate/contract/client';
import type { TFunction } from 'i18next';
import { PasskeyProblem } from './passkey.ts';

/** An error as a sentence for people: the server's own where it gave one (it speaks our language), else ours. */
export function explain(error: unknown, t: TFunction): string {
  if (error instanceof PasskeyProblem) return t(`passkey.problem.${error.reason}`);
  if (!(error instanceof ApiError)) return t('problem.unexpected');
  return error.code === 'network' ? t('problem.network') : error.message;
}
