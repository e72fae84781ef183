import type { ConfirmFormatsSchema } from '@hexaflate/contract';
import { formatFor } from '@hexaflate/otomax';
import type * as z from 'zod';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { decisionsInForce, writeDecisions } from './format-decisions.ts';
import { refreshFeatures, tellDecision } from './watch-features.ts';

type Confirmed = z.output<typeof ConfirmFormatsSchema>['formats'];

/**
 * Takes down that an operator agrees to these formats, all of them or none. Throws `format.moved` when one is not what
 * he was shown any more, `format.unusable` for a text that cannot say what it is meant for.
 */
export async function confirmFormats(context: Context, by: ByOperator, formats: Confirmed): Promise<void> {
  const { found: rows } = await context.otomax.formats();
  for (const { purpose, name, found, template } of formats) {
    const stands = rows.find((row) => row.name === name)?.template ?? null;
    if (stands !== found) throw new AppError('format.moved', { purpose, name });
    if (!formatFor(purpose, name, template)) throw new AppError('format.unusable', { purpose, name });
  }
  const decisions = formats.map(({ purpose, ...agreed }) => ({ purpose, agreed }));
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

async function takeUp(context: Context): Promise<void> {
  await refreshFeatures(context);
  tellDecision(context);
}
