import type { FormatProblem } from '@hexaflate/contract/installation';
import type { TFunction } from 'i18next';

/** Why a format cannot be read or written, as a sentence. */
export function problemWords({ code, placeholder }: FormatProblem, t: TFunction): string {
  return t(`otomax.problem.${code}`, { name: placeholder ?? '' });
}
