import { type ChangeSettingsSchema, FraudRuleSchema, type FraudRuleView } from '@hexaflate/contract';
import * as z from 'zod';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { fraudRuleSettings } from '../settings/definitions/fraud.ts';
import { showSettings } from '../settings/list-settings.ts';

const HeadingSchema = FraudRuleSchema.or(z.literal('review'));

/** Every rule with its settings, as they stand in the store. */
export async function listRules(context: Context): Promise<FraudRuleView[]> {
  const shown = await showSettings(context);
  return Object.entries(fraudRuleSettings).map(([rule, settings]) => ({
    rule: HeadingSchema.parse(rule),
    settings: Object.keys(settings).map((key) => shown(key)),
  }));
}

/** Rules are settings: kept as changes, audited, and in force at once everywhere. Throws as `changeSettings`. */
export async function changeRules(
  context: Context,
  changes: z.output<typeof ChangeSettingsSchema>['changes'],
  by: ByOperator,
): Promise<void> {
  const other = changes.find(({ key }) => !key.startsWith('fraud.'));
  if (other)
    throw new AppError('request.invalid', {
      fields: [{ field: other.key, problem: 'no rule against fraud' }],
    });
  await changeSettings(context, changes, by);
}
