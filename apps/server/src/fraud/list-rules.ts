import { FraudRuleSchema, type FraudRuleView } from '@hexaflate/contract';
import * as z from 'zod';
import type { Context } from '../context.ts';
import { fraudRuleSettings } from '../settings/definitions/fraud.ts';
import { showSettings } from '../settings/list-settings.ts';

const HeadingSchema = FraudRuleSchema.or(z.literal('review'));

/**
 * Every rule with its settings, as they stand in the store. Rules are settings: changed by the same route, kept as
 * changes, audited, and in force at once everywhere.
 */
export async function listRules(context: Context): Promise<FraudRuleView[]> {
  const shown = await showSettings(context);
  return Object.entries(fraudRuleSettings).map(([rule, settings]) => ({
    rule: HeadingSchema.parse(rule),
    settings: Object.keys(settings).map((key) => shown(key)),
  }));
}
