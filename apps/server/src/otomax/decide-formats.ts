import type { ConfirmFormatsSchema } from '@hexaflate/contract';
import { formatFor } from '@hexaflate/otomax';
import type * as z from 'zod';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { decisionsInForce, foreseeDecisions, type NewDecision, writeDecisions } from './format-decisions.ts';
import { refreshFeatures, tellDecision } from './watch-features.ts';

type Confirmed = z.output<typeof ConfirmFormatsSchema>['formats'];

/**
 * Takes down that an operator agrees to these formats, all of them or none. Throws `format.moved` when one is not what
 * he was shown any more, `format.unusable` for a text that cannot say what it is meant for.
 */
export async function confirmFormats(context: Context, by: ByOperator, formats: Confirmed): Promise<void> {
  const decisions = await checkFormats(context, formats);
  await writeDecisions(context.store, decisions, by, context.now());
  context.log.info(
    {
      operator: by.username,
      formats: formats.map(({ purpose, name, template }) => ({ purpose, name, template })),
    },
    'operator agreed to message formats',
  );
  await takeUp(context);
}

/** Takes an agreement back; what was said by it is off at once, except on a sandbox. */
export async function withdrawFormat(
  context: Context,
  by: ByOperator,
  purpose: Confirmed[number]['purpose'],
): Promise<void> {
  const inForce = await decisionsInForce(context.store);
  if (!inForce.some((decision) => decision.purpose === purpose)) return;
  await writeDecisions(context.store, [{ purpose, agreed: null }], by, context.now());
  context.log.info({ operator: by.username, purpose }, 'operator took an agreement to a message format back');
  await takeUp(context);
}

/** What agreeing to these formats would change. Throws as `confirmFormats` does. */
export async function foreseeConfirmed(context: Context, formats: Confirmed): Promise<Change[]> {
  return foreseeDecisions(context.store, await checkFormats(context, formats));
}

/** What taking an agreement back would change: nothing where there is none. */
export async function foreseeWithdrawn(
  { store }: Context,
  purpose: Confirmed[number]['purpose'],
): Promise<Change[]> {
  const changes = await foreseeDecisions(store, [{ purpose, agreed: null }]);
  return changes.filter(({ before }) => before !== undefined);
}

async function checkFormats(context: Context, formats: Confirmed): Promise<NewDecision[]> {
  const { found: rows } = await context.otomax.formats();
  return formats.map(({ purpose, ...agreed }) => {
    const { name, found, template } = agreed;
    const stands = rows.find((row) => row.name === name)?.template ?? null;
    if (stands !== found) throw new AppError('format.moved', { purpose, name });
    if (!formatFor(purpose, name, template)) throw new AppError('format.unusable', { purpose, name });
    return { purpose, agreed };
  });
}

async function takeUp(context: Context): Promise<void> {
  await refreshFeatures(context);
  tellDecision(context);
}
