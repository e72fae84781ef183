import * as z from 'zod';
import { accountErrors } from './errors/account.ts';
import { deviceKeyErrors } from './errors/device-keys.ts';
import { fraudErrors } from './errors/fraud.ts';
import { identityErrors } from './errors/identity.ts';
import { identityDocumentsErrors } from './errors/identity-documents.ts';
import type { ErrorKind } from './errors/kind.ts';
import { operatorPasskeysErrors } from './errors/operator-passkeys.ts';
import { operatorsErrors } from './errors/operators.ts';
import { ordersErrors } from './errors/orders.ts';
import { pinErrors } from './errors/pin.ts';
import { proofsErrors } from './errors/proofs.ts';
import { proposalsErrors } from './errors/proposals.ts';
import { requestErrors } from './errors/request.ts';
import { safetyErrors } from './errors/safety.ts';
import { signInErrors } from './errors/sign-in.ts';

export type { Sentence } from './errors/kind.ts';

/**
 * Every code that the API can answer, with its HTTP status and what a person is told. Codes are stable: clients
 * decide by code, people read the message.
 */
export const errorKinds = {
  ...requestErrors,
  ...identityErrors,
  ...accountErrors,
  ...signInErrors,
  ...deviceKeyErrors,
  ...operatorsErrors,
  ...ordersErrors,
  ...pinErrors,
  ...proofsErrors,
  ...safetyErrors,
  ...fraudErrors,
  ...operatorPasskeysErrors,
  ...proposalsErrors,
  ...identityDocumentsErrors,
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

export const errorCodes = Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]];

/** The one shape of every error answer. */
export const ErrorBodySchema = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      /** In the caller's language. */
      message: z.string(),
      /** Facts behind the message: remaining tries, the new price, invalid fields. */
      details: z.record(z.string(), z.unknown()),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' });

export type ErrorBody = z.infer<typeof ErrorBodySchema>;
